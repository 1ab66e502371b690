import { foldWord } from "../text/index.ts";
import { problem, type Problem } from "../problem.ts";
import { marked, type Draft } from "./block.ts";
import { foldPhrase } from "./furniture.ts";

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** The first letters of a folded word, so that forms of one word meet; the Arabic article and "and" fall away. */
function stem(word: string): string {
  const folded = foldWord(word).replace(/^(?:وال|بال|لل|ال|و)(?=.{3})/u, "");
  return folded.length > 6 ? folded.slice(0, 6) : folded;
}
const content = (text: string): string[] => (text.match(WORDS) ?? []).filter((word) => word.length >= 4 && /\p{L}/u.test(word)).map(stem);
/** Names: capitals that do not open the caption. */
const names = (text: string): string[] => [...text.matchAll(WORDS)].filter(({ 0: word, index }) => index > 0 && word.length >= 3 && /^\p{Lu}\p{Ll}/u.test(word)).map(({ 0: word }) => stem(word));
const CREDIT = /©|\((?:[^()]{0,30})\)\s*\.?$|\p{Lu}{2,5}\s*$/u;

/**
 * Captions worth showing to a person: one that shares no word with the article is another story's; one with wording
 * that takes a side under an agency's credit puts the outlet's words into the agency's mouth. `loaded`: such phrases, folded.
 */
export function captionProblems(drafts: readonly Draft[], loaded: readonly string[], source: string): Problem[] {
  const captions = drafts.filter((draft) => draft.role === "caption" && draft.text.length <= 2_000);
  if (captions.length === 0) return [];
  const article = new Set<string>(), problems: Problem[] = [];
  for (const draft of drafts) if (draft.role === "title" || draft.role === "lede" || draft.role === "body" || draft.role === "list" || draft.role === "quote") for (const word of content(draft.text)) article.add(word);
  for (const draft of captions) {
    const span = { start: draft.start, end: draft.end, exact: draft.text };
    const named = new Set(names(draft.text)), words = new Set(content(draft.text));
    const shared = [...words, ...named].some((word) => article.has(word));
    if (article.size >= 20 && !shared && (named.size >= 2 || words.size >= 8))
      problems.push(problem({ rule: "caption-of-another-story", severity: "warning", message: "This caption shares no word with the article: it belongs to another story.", remedy: "Do not read its date, place or names as the article's.", source, span }));
    const folded = ` ${foldPhrase(draft.text)} `;
    const taken = loaded.find((phrase) => folded.includes(` ${phrase} `));
    if (taken && (marked(draft, "caption") || CREDIT.test(draft.text.slice(-60))) && /©|\p{Lu}{2,5}|\p{Lu}\p{Ll}+\s*\)?$/u.test(draft.text.slice(-60)))
      problems.push(problem({ rule: "partisan-caption", severity: "warning", message: `This caption takes a side ("${taken}") under the credit of a picture agency.`, remedy: "Do not take its wording for the agency's.", source, span }));
  }
  return problems;
}

// Zero-width and direction controls; the joiners inside Arabic-script words and emoji are spelling there.
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const MOST = 20;

/** Signs that are not seen inside words, and controls that turn the order of the letters round. */
export function hiddenSigns(text: string, source: string): Problem[] {
  const problems: Problem[] = [];
  let more = 0;
  for (const { 0: sign, index } of text.matchAll(HIDDEN)) {
    const turns = sign === "\u202d" || sign === "\u202e";
    const joiner = sign === "\u200c" || sign === "\u200d";
    if (joiner && !(/\p{N}/u.test(text[index - 1] ?? " ") && /\p{N}/u.test(text[index + 1] ?? " "))) continue;
    if (!turns && !(LETTER.test(text[index - 1] ?? " ") && LETTER.test(text[index + 1] ?? " "))) continue;
    if (problems.length === MOST) { more++; continue; }
    let start = index, end = index + 1;
    while (start > 0 && index - start < 40 && /\S/u.test(text[start - 1]!)) start--;
    while (end < text.length && end - index < 40 && /\S/u.test(text[end]!)) end++;
    const code = `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    problems.push(problem({ rule: "hidden-sign", severity: sign === "\u00ad" ? "info" : "warning", message: turns ? `A control (${code}) turns the order of letters round here.` : `A sign that is not seen (${code}) stands inside this word.`, remedy: "Nothing, unless the word is not found by search.", source, span: { start, end, exact: text.slice(start, end) } }));
  }
  if (more) problems.push(problem({ rule: "hidden-sign", severity: "warning", message: `${more} more such signs stand inside words.`, remedy: "Nothing, unless words are not found by search.", source }));
  return problems;
}

const WORD = /\p{L}[\p{L}\p{M}]*/gu, LATIN = /\p{Script=Latin}/u, ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** No figure of a text is longer; what is goes unread. */
const LONG_NUMBER = /\p{Nd}{40}\p{Nd}*/gu;

/** Words of Latin letters among which stand letters of another script that look like them, and figures that nobody can mean. */
export function lookAlikes(text: string, source: string): Problem[] {
  const problems: Problem[] = [];
  let more = 0;
  const tell = (index: number, exact: string, rule: string, message: string, remedy: string): void => {
    if (problems.length === MOST) { more++; return; }
    problems.push(problem({ rule, severity: "warning", message, remedy, source, span: { start: index, end: index + exact.length, exact } }));
  };
  if (ALIKE.test(text)) for (const { 0: word, index } of text.matchAll(WORD)) {
    const sign = LATIN.test(word) ? ALIKE.exec(word)?.[0] : undefined;
    if (sign !== undefined && sign !== "µ" && sign !== "Ω") tell(index, word.slice(0, 80), "mixed-scripts", `A letter of another script (U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}) that looks like a Latin one stands inside this word.`, "A name spelled so is not recognised: compare it with the original, and correct the letters before adding the page.");
  }
  for (const { 0: digits, index } of text.matchAll(LONG_NUMBER)) tell(index, digits.slice(0, 80), "long-number", `A number of ${digits.length} digits stands here; it was left unread.`, "Compare it with the original.");
  if (more) problems.push(problem({ rule: "mixed-scripts", severity: "warning", message: `${more} more such words and numbers stand in the page.`, remedy: "Compare them with the original.", source }));
  return problems;
}
