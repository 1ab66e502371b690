import type { SourceMention } from "./sources.ts";
import type { Token } from "./tokens.ts";
import { isArticle, isAux, isCounted, isSub, tagged, theAccording } from "../tags.ts";

const isActOrSayOrVerb = tagged("act", "say", "verb"), isPeopleOrGroupNoun = tagged("people", "group-noun"),
  isArticleOrQuantifierOrAdjective = tagged("article", "quantifier", "adjective"),
  isSomebody = tagged("people", "group-noun", "source-noun", "force"), opensPhrase = tagged("sub", "part", "at", "by"),
  isOfOrArticleOrAnd = tagged("of", "article", "and"), isPronounOrNumberOrSub = tagged("pronoun", "number", "sub"),
  goesBeforeVerb = tagged("aux", "reflexive", "ne", "neg"), cites = tagged("according"), says = tagged("say");

const verbal = (token: Token): boolean => isAux(token) || isActOrSayOrVerb(token, (e) => e.features.length > 0 && (!e.features.every((f) => f === "pp" || f === "inf")));
/** A word that no list knows, or that it only knows as no place. */
const strange = (token: Token): boolean => token.kind === "word" && token.entries.every((e) => e.tag === "stop");
const somebody = (token: Token): boolean => strange(token) || isPeopleOrGroupNoun(token) || isCounted(token, (e) => e.meaning === "persons");
/** "according to type and flight patterns": a small letter, no article and no people; where letters have no case nothing tells. */
const thing = (tokens: readonly Token[], from: number, to: number): boolean => {
  const { text } = tokens[from]!, next = tokens.findIndex((t, k) => k > from && k < to && isArticle(t));
  return text.toLowerCase() !== text.toUpperCase() && !tokens[from]!.capital && !isArticleOrQuantifierOrAdjective(tokens[from]) && !tokens.slice(from, next < 0 ? to : next).some((t) => isSomebody(t));
};
/** What stands before a verb of saying and speaks of nobody. */
const isNobody = tagged("act-noun", "number", "unit", "pronoun", "demonstrative", "weekday", "month", "day-part", "season", "sub", "at", "by", "and", "against", "say");
const LONGEST = 7;

/**
 * Sources that no list knows: what stands after "selon" or "according to", and the noun phrase that opens a clause before
 * a verb of saying ("Les pompiers ont indiqué", "The Example Relief Fund said"). They are unnamed sources by their own
 * words, for a page that quotes somebody unknown does not speak in its own voice. `verbLast`: the language puts the verb behind
 * its subject; where it comes first only its "that" tells where the subject ends (see `sources`).
 */
export function unlisted(tokens: readonly Token[], known: readonly SourceMention[], times: readonly { from: number; to: number }[], verbLast: boolean): SourceMention[] {
  const found: SourceMention[] = [];
  const dated = (i: number): boolean => times.some((t) => t.from <= i && i < t.to);
  const taken = (from: number, to: number): boolean => [...known, ...found].some((s) => s.from < to && from < s.to);
  const add = (from: number, to: number): void => { found.push({ kind: "source", from, to, actor: null, name: tokens.slice(from, to).map((t) => t.text).join(" "), side: null, echo: false }); };
  for (let i = 0; i < tokens.length; i++) {
    const cue = cites(tokens[i]) ? theAccording(tokens[i]) : undefined;
    if (cue && tokens[i + cue.length]?.joined !== true) {
      // "وفق ما أعلنت غرفة …": the verb of saying is part of the cue.
      const from = i + cue.length + (!verbLast && says(tokens[i + cue.length]) ? 1 : 0);
      let to = from;
      while (to < tokens.length && to - from < LONGEST && tokens[to]!.kind === "word" && !verbal(tokens[to]!) && !opensPhrase(tokens[to]) && !dated(to)) to++;
      while (to > from && isOfOrArticleOrAnd(tokens[to - 1])) to--;
      if (to > from && !taken(from, Math.min(tokens.length, from + 4)) && !isPronounOrNumberOrSub(tokens[from]) && tokens.slice(from, to).some(somebody) && !thing(tokens, from, to)) add(from, to);
      i = Math.max(i, to - 1);
      continue;
    }
    if (!verbLast || !says(tokens[i]) || !says(tokens[i], (e) => e.features.length === 0 || e.features.some((f) => f !== "inf" && f !== "ger"))) continue;
    let end = i;
    while (end > 0 && goesBeforeVerb(tokens[end - 1]) || dated(end - 1)) end--;
    let from = end;
    while (from > 0 && end - from < LONGEST && tokens[from - 1]!.kind === "word" && !verbal(tokens[from - 1]!) && !isNobody(tokens[from - 1]) && !dated(from - 1)) from--;
    const opens = from === 0 || tokens[from - 1]!.kind === "mark" || isSub(tokens[from - 1]) || dated(from - 1);
    // A bare participle says nothing without "have": "les tirs signalés".
    const bare = tokens[i]!.entries.filter((e) => e.tag === "say").every((e) => e.features.length > 0 && e.features.every((f) => f === "pp")) && end === i;
    if (opens && !bare && end > from && (isArticle(tokens[from]) || tokens[from]!.capital) && !taken(from, end) && tokens.slice(from, end).some(somebody)) add(from, end);
  }
  return found;
}
