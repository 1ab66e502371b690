import { foldName, type Range } from "../text/index.ts";
import { problem, type Problem } from "../problem.ts";
import type { Evidence, Furniture } from "./document.ts";
import { allCapitals, hostOf, marked, type Draft } from "./block.ts";
import type { PrintedDate } from "./dates.ts";

/** A value of the page's own account of itself, with the words behind it. */
export interface Told { value: string; evidence: Evidence }

export interface Account { title: Told | null; byline: Told | null; published: Told | null; publisher: Told | null; republished_from: Told | null; /** The printed date says that it is the date of publication. */ labelled: boolean; problems: Problem[] }

const at = (draft: Draft, from: number, to: number): Told => {
  const value = draft.text.slice(from, to);
  return { value, evidence: { anchor: { start: draft.start + from, end: draft.start + to }, text: value } };
};
const isHead = (draft: Draft): boolean => draft.role === "dateline";

/** What the words of the page say of it. `outlets`: folded names of known outlets, to tell an outlet from a place. */
export function accountOf(drafts: readonly Draft[], outlets: ReadonlySet<string>, furniture: readonly Furniture[], source: string): Account {
  const problems: Problem[] = [];
  const title = drafts.slice(0, articleStart(drafts)).find((draft) => draft.role === "title");
  const agencyWords = agencyWordsOf(furniture);
  const publisher = publisherIn(drafts, outlets, agencyWords);
  const published = publishedIn(drafts, title ?? null, problems, source);
  const dated = published?.evidence.anchor;
  return {
    title: title ? at(title, 0, title.text.length) : null,
    byline: bylineIn(drafts),
    published,
    labelled: Boolean(dated && drafts.some((draft) => draft.start <= dated.start && draft.end >= dated.end && marked(draft, "published"))),
    publisher,
    republished_from: republishedIn(drafts, outlets, publisher?.value ?? null),
    problems,
  };
}

const agencies = new WeakMap<readonly Furniture[], ReadonlySet<string>>();

/** Phrases that by themselves name a source; gathered once. */
function agencyWordsOf(furniture: readonly Furniture[]): ReadonlySet<string> {
  let words = agencies.get(furniture);
  if (!words) agencies.set(furniture, (words = new Set(furniture.flatMap(({ phrases }) => phrases.filter((row) => row.marks === "source" && row.at === "whole").map((row) => row.phrase)))));
  return words;
}

function articleStart(drafts: readonly Draft[]): number {
  const first = drafts.findIndex((draft) => draft.role === "lede" || draft.role === "body");
  return first < 0 ? drafts.length : first;
}

// ——— published ———

function publishedIn(drafts: readonly Draft[], title: Draft | null, problems: Problem[], source: string): Told | null {
  const first = articleStart(drafts);
  const lines = drafts.filter((draft, i) => (draft.role === "dateline" || (draft.role === "title" && marked(draft, "published"))) && draft.dates.length && i <= Math.max(first, 12));
  const rank = (draft: Draft): number => marked(draft, "published") ? 0 : marked(draft, "updated") ? 2 : 1;
  const choices: { draft: Draft; date: PrintedDate }[] = [...lines].sort((a, b) => rank(a) - rank(b)).map((draft) => ({ draft, date: draft.dates[0]! }));
  const opening = drafts[first];
  if (opening) { const date = atOpening(opening, title); if (date) choices.push({ draft: opening, date }); }
  const last = drafts.find((draft) => marked(draft, "updated") && draft.dates.length && !choices.some((choice) => choice.draft === draft));
  if (last) choices.push({ draft: last, date: last.dates[0]! });
  for (const { draft, date } of choices) {
    const told = at(draft, date.start, date.end), span = { start: draft.start + date.start, end: draft.start + date.end, exact: told.value };
    if (date.contradicted) problems.push(problem({ rule: "weekday-contradicts-date", severity: "warning", message: `The page's date "${told.value}" does not fall on the weekday it names.`, remedy: "Check the date on the page itself.", source, span }));
    if (date.iso) return { ...told, value: date.iso };
    problems.push(problem({ rule: "ambiguous-date", severity: "warning", message: `The page's date "${told.value}" may be ${date.candidates.join(" or ")}, and nothing decides.`, remedy: "Look the date up on the page itself.", source, span }));
    return null;
  }
  return null;
}

/** A full date that opens the text ("Sun 16 Apr 2017 …", "CITY, 4 July 2015 -"), or that the lede calls today. */
function atOpening(opening: Draft, title: Draft | null): PrintedDate | null {
  const head = opening.text.slice(0, 400);
  const repeated = title && head.startsWith(title.text) ? title.text.length : 0;
  for (const date of opening.dates) {
    const before = head.slice(repeated, date.start).trim();
    const words = before.split(/\s+/).filter(Boolean);
    const label = opening.marks.some((found) => found.marks === "published" || found.marks === "updated") && words.length <= 4;
    const place = words.length <= 3 && words.every((word) => /^[\p{Lu}\p{Lo}(–—-]/u.test(word)) && /^[\p{Lu}\p{Lo}]|^$/u.test(before);
    if (before === "" || label || (place && ((words.length === 1 && allCapitals(before)) || /[,–—-]$/.test(before)))) return date;
    // "… the headline once more AGENCY Friday 20 Jun 2014 The text"
    const sender = words.at(-1) ?? "";
    if (date.weekday && !/[.!?…؟]\s/u.test(before) && words.length <= 24 && /^\p{Lu}{2,6}$/u.test(sender) && /^\s*["“«]?\p{Lu}/u.test(head.slice(date.end))) return date;
    const near = head.slice(Math.max(0, date.start - 40), date.start);
    if (opening.marks.some((found) => found.marks === "published" && found.at === "within" && found.length === 1 && foldName(near).split(" ").includes(found.phrase))) return date;
  }
  return null;
}

// ——— byline ———

function bylineIn(drafts: readonly Draft[]): Told | null {
  for (const draft of drafts) {
    if (!isHead(draft) || !marked(draft, "byline")) continue;
    const until = Math.min(draft.dates[0]?.start ?? draft.text.length, draft.text.length);
    const words = trimmed(draft.text, 0, until);
    if (words && words.end - words.start > 3 && words.end - words.start <= 120) return at(draft, words.start, words.end);
  }
  return null;
}

/** The range without blanks, bars and dashes at its ends; null when nothing is left. */
function trimmed(text: string, from: number, to: number): Range | null {
  let start = from, end = to;
  while (start < end && /[\s|:–—,.;•·/-]/.test(text[start]!)) start++;
  while (end > start && /[\s|:–—,;•·(/-]/.test(text[end - 1]!)) end--;
  return end > start ? { start, end } : null;
}

// ——— publisher ———

function publisherIn(drafts: readonly Draft[], outlets: ReadonlySet<string>, agencyWords: ReadonlySet<string>): Told | null {
  const first = articleStart(drafts);
  // The outlet's name stands at the top of the page, right above its menu.
  for (let i = 0; i + 1 < Math.min(first, 6); i++) {
    const draft = drafts[i]!, below = drafts[i + 1]!;
    if (isHead(draft) && !draft.dates.length && draft.words <= 8 && below.cells >= 3 && below.role === "boilerplate") {
      const cut = /\s[-–—|:]\s/.exec(draft.text)?.index ?? draft.text.length;
      return at(draft, 0, cut);
    }
  }
  // A policy or a copyright line names who speaks: "The editors of X, …".
  for (const draft of drafts) {
    const found = draft.role === "boilerplate" ? marked(draft, "publisher") : undefined;
    const name = found && afterPhrase(draft, found.phrase);
    if (name) return name;
  }
  // A line of credit: "City - Outlet", "Outlet - agencies", "Outlet".
  for (const draft of drafts.slice(0, first)) {
    if (!isHead(draft) || marked(draft, "byline") || draft.text.startsWith("(")) continue;
    const cells = cellsOf(draft);
    // An agency sends; it does not publish: "AFP" in the line is where the text came from.
    const known = cells.find((cell) => !isAcronym(draft, cell) && outlets.has(foldName(draft.text.slice(cell.start, cell.end))));
    if (known) return at(draft, known.start, known.end);
    if (cells.length === 1 && hostOf(draft.text)) return at(draft, 0, draft.text.length);
    if (cells.length !== 2 || draft.closed) continue;
    if (marked(draft, "published", "updated")) continue;
    const agencies = draft.marks.some((found) => found.marks === "source") || isAcronym(draft, cells[1]!);
    const cell = agencies ? cells[0]! : cells[1]!;
    return at(draft, cell.start, cell.end);
  }
  // "Outlet – agencies: the text begins …"
  const opening = drafts[first], colon = opening ? opening.text.slice(0, 90).indexOf(":") : -1;
  if (opening && colon > 0) {
    const cells = cellsOf({ ...opening, text: opening.text.slice(0, colon), dates: [] });
    const names = cells.map((cell) => foldName(opening.text.slice(cell.start, cell.end)));
    const known = names.findIndex((name) => outlets.has(name));
    if (cells.length === 2 && known >= 0) return at(opening, cells[known]!.start, cells[known]!.end);
    if (cells.length === 2 && agencyWords.has(names[1]!)) return at(opening, cells[0]!.start, cells[0]!.end);
  }
  return null;
}

const isAcronym = (draft: Draft, cell: Range): boolean => /^\p{Lu}{2,5}$/u.test(draft.text.slice(cell.start, cell.end));

/** The parts of a credit line that are no date, as ranges of its text. */
function cellsOf(draft: Draft): Range[] {
  const cells: Range[] = [];
  let from = 0;
  const cut = (to: number): void => { const cell = trimmed(draft.text, from, to); if (cell && /\p{L}/u.test(draft.text.slice(cell.start, cell.end))) cells.push(cell); };
  const cuts = [...draft.text.matchAll(/\s[-–—|]\s|\s?\/\s?|\|/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const dates = draft.dates.map(({ start, end }) => ({ start, end }));
  for (const { start, end } of [...cuts.filter((c) => !dates.some((d) => c.start >= d.start && c.end <= d.end)), ...dates].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    cut(start);
    from = end;
  }
  cut(draft.text.length);
  return cells;
}

const NAME = /^\p{Lu}|^\p{Lo}|^\p{N}/u;

/** What follows a phrase, up to the next stop: the name in "The editors of NAME, will remove …". */
function afterPhrase(draft: Draft, phrase: string): Told | null {
  const words = [...draft.text.slice(0, 400).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&-]*/gu)];
  const wanted = phrase.split(" ").filter((part) => /[\p{L}\p{N}]/u.test(part));
  for (let i = 0; i + wanted.length < words.length; i++) {
    if (!wanted.every((part, k) => foldName(words[i + k]![0]) === part)) continue;
    let last = i + wanted.length;
    // "Originally published by Outlet": small words may stand before the name.
    for (let small = 0; small < 2 && last + 1 < words.length && words[last]![0].length <= 4 && !NAME.test(words[last]![0]); small++) last++;
    const start = words[last]!.index;
    if (!NAME.test(words[last]![0])) return null;
    while (last + 1 < words.length && last < i + wanted.length + 6
      && /^\s+$/.test(draft.text.slice(words[last]!.index + words[last]![0].length, words[last + 1]!.index)) && /^\p{Lu}/u.test(words[last + 1]![0])) last++;
    return at(draft, start, words[last]!.index + bareLength(words[last]![0]));
  }
  return null;
}

/** The length of a word without the stops and apostrophes at its end. */
function bareLength(word: string): number {
  let end = word.length;
  while (end > 0 && /[.’'-]/.test(word[end - 1]!)) end--;
  return end;
}

// ——— republished from ———

function republishedIn(drafts: readonly Draft[], outlets: ReadonlySet<string>, publisher: string | null): Told | null {
  const own = (name: string): boolean => publisher !== null && (foldName(name) === foldName(publisher) || initials(publisher) === foldName(name));
  for (const draft of drafts) {
    if (draft.role !== "source") continue;
    const label = draft.marks.find((found) => found.marks === "source" && found.at === "start");
    if (label) {
      const colon = draft.text.indexOf(":"), from = colon >= 0 ? colon + 1 : -1;
      const close = draft.text.startsWith("(") && /\)\.?$/.test(draft.text) ? draft.text.lastIndexOf(")") : draft.text.length;
      const range = from < 0 ? null : trimmed(draft.text, from, close);
      const told = range ? at(draft, range.start, range.end) : afterPhrase(draft, label.phrase);
      if (told && told.value.length <= 120 && !own(told.value)) return told;
    }
  }
  for (const draft of drafts) if (draft.role === "source" && hostOf(draft.text) && !own(draft.text)) return at(draft, 0, draft.text.length);
  const body = drafts.filter((draft) => draft.role === "lede" || draft.role === "body");
  for (const told of [signedOff(body), sentFrom(body, outlets), ...drafts.filter((draft) => draft.role === "source" || (isHead(draft) && draft.text.startsWith("("))).map((draft) => signature(draft, outlets)), ...drafts.slice(0, articleStart(drafts)).filter(isHead).map((draft) => agencyIn(draft, outlets))])
    if (told && !own(told.value)) return told;
  return null;
}

const initials = (name: string): string => foldName(name).split(" ").map((word) => word[0] ?? "").join("");

/** "… he said. (Agency)" when the text also opens with it, "--Agency" and "-AGENCY" after the last sentence, "(Source: Name)". */
function signedOff(body: readonly Draft[]): Told | null {
  const last = body.at(-1), first = body[0];
  if (!last || !first) return null;
  const from = Math.max(0, last.text.length - 80), end = last.text.slice(from);
  const dashed = /[.!?…”"»]\s*[-–—]{1,2}\s?(\p{Lu}[\p{L}\p{N}]*(?:\s\p{Lu}[\p{L}\p{N}]*){0,2})$/u.exec(end);
  if (dashed) return at(last, last.text.length - dashed[1]!.length, last.text.length);
  const bracketed = /\(([^()]{2,50})\)\.?$/u.exec(end);
  if (!bracketed) return null;
  const start = from + bracketed.index + 1, name = bracketed[1]!;
  const labelled = /^\p{L}+\s?:\s?(?=\p{Lu}|\p{Lo})/u.exec(name);
  if (labelled) return at(last, start + labelled[0].length, start + name.length);
  return first.text.startsWith(`(${name})`) ? at(last, start, start + name.length) : null;
}

/** "CITY (Agency) - The text", "CITY, 4 May (Agency) — …": the sender in the dateline that opens the text, when it is a known outlet or an acronym. */
function sentFrom(body: readonly Draft[], outlets: ReadonlySet<string>): Told | null {
  const first = body[0];
  const found = first ? /^([^().!?\n]{0,60})\(([^()\n]{2,40})\)\s?[-–—:]/u.exec(first.text.slice(0, 120)) : null;
  if (!first || !found) return null;
  const start = found[1]!.length + 1, end = start + found[2]!.length;
  return outlets.has(foldName(found[2]!)) || isAcronym(first, { start, end }) ? at(first, start, end) : null;
}

/** A signature line that is an agency: all capitals without points, or a known outlet. */
function signature(draft: Draft, outlets: ReadonlySet<string>): Told | null {
  const bracketed = /^\([^()]+\)$/.test(draft.text);
  const range = trimmed(draft.text, bracketed ? 1 : 0, draft.text.length - (bracketed ? 1 : 0));
  if (!range) return null;
  const name = draft.text.slice(range.start, range.end);
  return outlets.has(foldName(name)) || (allCapitals(name) && /^\p{Lu}{3,5}$/u.test(name)) ? at(draft, range.start, range.end) : null;
}

/** The agency in "Outlet/AGENCY", "Outlet - AGENCY" or, when it is known, "AGENCY" alone. */
function agencyIn(draft: Draft, outlets: ReadonlySet<string>): Told | null {
  const cells = cellsOf(draft);
  const [only] = cells;
  if (cells.length === 1 && only && isAcronym(draft, only) && outlets.has(foldName(draft.text.slice(only.start, only.end)))) return at(draft, only.start, only.end);
  if (cells.length !== 2 || marked(draft, "byline", "published", "updated")) return null;
  const cell = cells[1]!, name = draft.text.slice(cell.start, cell.end);
  return isAcronym(draft, cell) || (outlets.has(foldName(name)) && outlets.has(foldName(draft.text.slice(cells[0]!.start, cells[0]!.end)))) ? at(draft, cell.start, cell.end) : null;
}
