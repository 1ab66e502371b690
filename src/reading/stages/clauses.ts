import type { Token } from "./tokens.ts";
import { goesOnWith, joinsClause, shares, verbNext } from "./joined-verbs.ts";
import { isAct, isActNoun, isAdjective, isAux, isBetween, isBound, isCounted, isNe, isNeg, isOf, isPart, tagged, theAux, theSub } from "../tags.ts";

const isActOrVerb = tagged("act", "verb"), startsOver = tagged("act-noun", "aux", "sub", "counted"), isNumeral = tagged("number", "bound", "collective", "dozens"),
  isAtOrOf = tagged("at", "of"), leadsToNoun = tagged("article", "of", "at", "number", "determiner", "adjective"),
  opensObject = tagged("article", "number", "bound", "quantifier", "place-noun", "nationality", "force", "people"),
  isVerbal = tagged("act", "verb", "say", "stop", "light"), goesBeforeVerb = tagged("aux", "neg", "ne", "reflexive", "pronoun"),
  isNeOrReflexiveOrObjectPronoun = tagged("ne", "reflexive", "object-pronoun"), isVerbOrAux = tagged("act", "say", "verb", "light", "aux"),
  isNegOrSay = tagged("neg", "say"), isNumberOrDozens = tagged("number", "dozens"), isActNounOrPlaceNoun = tagged("act-noun", "place-noun"),
  goesBeforeNoun = tagged("article", "determiner", "number", "at", "from", "near"), isFigureOrOf = tagged("number", "dozens", "collective", "of"),
  isActNounOrInstrument = tagged("act-noun", "instrument"), isAtOrAfter = tagged("at", "after"),
  mayBeVerb = tagged("act", "say", "verb", "light"), isSub = tagged("sub"), isAnd = tagged("and"),
  mayCount = tagged("number", "dozens", "bound");

/** A stretch of a sentence with one statement, as far as punctuation and its joints tell. */
export interface Clause {
  from: number; to: number;
  /** `relative`: its subject is the noun before it. `participle`: it hangs on the clause before. */
  kind: "main" | "relative" | "participle" | "reported";
  /** The clause without a verb that this one goes on with, after a relative or participle between them: its subject stands there. */
  resumes?: { from: number; to: number };
  /** The clause that "and" joins to this one with a verb of the same form: the place and day at its end are of both. */
  ends?: { from: number; to: number };
}

const FALLEN = new Set(["kill", "wound", "die"]);
const HARD = new Set([";", ":", "(", ")", "—", "–", "[", "]", ".", "!", "?", "؛"]);
const COMMA = new Set([",", "،"]);

/** Whether an entry is an act or a saying in a verb's form (an infinitive is none). */
export const isVerb = (token: Token): boolean =>
  mayBeVerb(token) && !isBetween(token) && token.entries.some((e) => (e.tag === "act" || e.tag === "say" || e.tag === "verb" || (e.tag === "light" && e.features.includes("fin"))) && !(e.features.length === 1 && e.features[0] === "inf"));

/**
 * Cuts a sentence into clauses: at stops inside it, at relative words and subordinators, and at commas between two
 * stretches that each have a verb. A stretch without a verb stays with its neighbour.
 */
export function clauses(tokens: readonly Token[], spoken: readonly boolean[], times: readonly { from: number; to: number }[] = []): Clause[] {
  const cuts: { at: number; kind: Clause["kind"]; soft: boolean; alike?: boolean }[] = [{ at: 0, kind: "main", soft: false }];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!, next = tokens[i + 1];
    // Brackets around a bare name or date are part of the clause that they stand in.
    if (token.text === "(") {
      const end = bracketAfter(tokens, i);
      if (end > 0 && end < tokens.length - 1 && !tokens.slice(i, end).some((t) => isVerb(t) || startsOver(t))) { i = end; continue; }
    }
    // "Dans nos rangs : 14 tués": what stands before the colon says of whom the figures are.
    if (token.text === ":" && next && (next.kind === "number" || isNumeral(next)) && isAtOrOf(tokens[cuts.at(-1)!.at]) && !hasVerb(tokens, cuts.at(-1)!.at, i)) continue;
    if (HARD.has(token.text) && !token.inner) { cuts.push({ at: i + 1, kind: "main", soft: false }); continue; }
    const sub = theSub(token);
    // "since the war began in 2011" is one word of time.
    if (sub && held(times, i)) continue;
    // "has since held": no joint.
    if (sub?.meaning === "preposition" && isAux(tokens[i - 1])) continue;
    if (sub && sub.meaning !== "relative" && only(tokens, i, cuts.at(-1)!.at)) continue;
    if (sub && i > 0 && !inLonger(tokens, i)) { cuts.push({ at: i, kind: sub.meaning === "relative" || (sub.meaning === "either" && next && (isVerb(next) || isAux(next))) ? "relative" : sub.meaning === "that" || sub.meaning === "either" ? "reported" : "main", soft: sub.meaning === "preposition" }); continue; }
    if (continues(tokens, i)) continue;
    // … and so does a part of them ("بينهم طفلان،").
    if (COMMA.has(token.text) && isPart(next) && tokens.slice(Math.max(0, i - 12), i).some((t) => fell(t) || isAct(t, (e) => (e.features.includes("past") || e.features.includes("ger")) && FALLEN.has(e.meaning)))) continue;
    // "… were executed 19 more were killed": where commas are lost, a new figure with a verb of its own.
    if (i > 0 && figure(token) && isAct(tokens[i - 1], (e) => e.features.includes("pp")) && tokens.slice(i + 1, i + 5).some((t) => isAux(t))) { cuts.push({ at: i, kind: "main", soft: true }); continue; }
    // "a, de son côté, repris …": between the auxiliary and its participle words are only put in.
    if (COMMA.has(token.text) && next && insertion(tokens, i) >= 0) { while (cuts.length > 1 && cuts.at(-1)!.at > insertion(tokens, i)) cuts.pop(); continue; }
    if (COMMA.has(token.text) && next) {
      const participle = mayBeVerb(next, (e) => e.features.length > 0 && (e.features.every((f) => f === "pp" || f === "ger")));
      cuts.push({ at: i + 1, kind: participle ? "participle" : "main", soft: !participle });
    } else if (isAnd(token) && next && i > 0 && goesOnWith(tokens, i, cuts.at(-1)!.at)) cuts.push({ at: i, kind: isActOrVerb(next, (e) => e.features.includes("ger")) ? "participle" : "main", soft: false, alike: true });
    else if (isAnd(token) && next && i > 0 && (anew(tokens, i) || joinsClause(tokens, i + 1) || isNeg(next, (e) => e.meaning === "verbal") || (finite(next) && !listed(tokens, i)) || verbNext(tokens, i + 1) || shares(tokens, i, cuts.at(-1)!.at))) cuts.push({ at: i, kind: "main", soft: true });
  }
  // A word of a date may be spelled like a verb ("فجر الأحد").
  const dated = (i: number): boolean => times.some((t) => t.to - t.from > 1 && t.from <= i && i < t.to);
  const found: Clause[] = [];
  let open: Clause | null = null, openVerb = false;
  for (let c = 0; c < cuts.length; c++) {
    const { at, kind, soft, alike } = cuts[c]!, to = cuts[c + 1]?.at ?? tokens.length;
    if (to <= at) continue;
    // "l'exécution, jeudi, par X, de dix soldats": what begins with "of" and has no verb in a tense goes on.
    const hangs = soft && isOf(tokens[at]) && !tokens.slice(at, to).some((_, k) => tensed(tokens, at + k));
    const verb = !hangs && (hasVerb(tokens, at, to, dated) || spoken[at] === true);
    // "L'offensive, déclenchée lundi, a coûté …": after a participle the verb takes its subject up again.
    const goesOn = open !== null && (open.kind === "participle" || (open.kind === "relative" && strange(tokens[open.from + 1]))) && verb && heads(tokens, at);
    if (open && soft && !(verb && openVerb) && !goesOn) { open.to = to; openVerb ||= verb; continue; }
    if (open) found.push(alike ? { ...open, ends: { from: at, to } } : open);
    open = { from: at, to, kind };
    openVerb = verb;
    // "Les rebelles qui tiennent la ville ont attaqué …": a second verb in a tense is that of the noun before the joint.
    const parent = found.at(-1), again = kind === "relative" && parent && !hasVerb(tokens, parent.from, parent.to) ? closes(tokens, at, to) : -1;
    if (again > 0) {
      found.push({ ...open, to: again });
      open = { from: again, to, kind: "main", resumes: { from: parent!.from, to: parent!.to } };
    }
  }
  if (open) found.push(open);
  for (let k = 2; k < found.length; k++) {
    const start = found.findLastIndex((c, n) => n < k && c.kind !== "relative" && c.kind !== "participle");
    if (start < 0 || start === k - 1 || found[k]!.kind !== "main" || hasVerb(tokens, found[start]!.from, found[start]!.to)) continue;
    if (COMMA.has(tokens[found[k]!.from - 1]!.text)) found[k]!.resumes = { from: found[start]!.from, to: found[start]!.to };
  }
  // "The Example Forces (EF) have …": the clause goes on after the bracket.
  for (let k = 2; k < found.length; k++) {
    if (tokens[found[k]!.from - 1]?.text !== ")" || found[k]!.kind !== "main" || found[k]!.resumes) continue;
    const open = [k - 1, k - 2, k - 3].find((n) => n > 0 && tokens[found[n]!.from - 1]?.text === "(") ?? -1;
    const start = open > 0 ? found[open - 1]! : null;
    if (start && !hasVerb(tokens, start.from, start.to)) found[k]!.resumes = { from: start.from, to: start.to };
  }
  return found;
}

/** A form in a tense, and no noun: an auxiliary, or a verb where its object or nothing that makes a noun of it stands. */
function tensed(tokens: readonly Token[], i: number): boolean {
  const { entries } = tokens[i]!, before = tokens[i - 1], next = tokens[i + 1];
  const auxiliary = entries.filter((e) => e.tag === "aux");
  if (auxiliary.length) return auxiliary.some((e) => !e.features.length || e.features.some((f) => f !== "pp" && f !== "inf" && f !== "ger")) && !entries.some((e) => e.tag === "number" || e.tag === "article");
  if (asNoun(tokens, i) || entries.some((e) => e.tag === "act-noun" || e.tag === "counted" || e.tag === "force") || leadsToNoun(before)) return false;
  const forms = entries.filter((e) => e.tag === "act" || e.tag === "say" || e.tag === "verb");
  if (!forms.some((e) => e.features.some((f) => f === "past" || f === "pres" || f === "impf"))) return false;
  // A form that may be a participle is a verb only before an object of its own.
  return !forms.some((e) => e.features.includes("pp")) || Boolean(next && (next.kind === "number" || opensObject(next)));
}

/** Where in a relative clause a second verb in a tense begins, that no joint leads; -1 without one. */
function closes(tokens: readonly Token[], from: number, to: number): number {
  const verb = tokens[from + 1];
  let first = strange(verb) || (verb?.kind === "word" && !verb.capital && isVerbal(verb) && !isAux(verb)) ? from + 1 : -1;
  for (let i = first < 0 ? from + 1 : first + 1; i < to; i++) {
    if (tokens[i]!.kind === "mark" || isAnd(tokens[i])) return -1;
    if (!tensed(tokens, i)) continue;
    if (first < 0) { first = i; continue; }
    // The same group of verbs: "ont été", "had been", "a, depuis, été".
    if (tokens.slice(first, i).every((t, k) => k === 0 || t.entries.length === 0 || goesBeforeVerb(t))) continue;
    let start = i;
    while (start - 1 > first && isNeOrReflexiveOrObjectPronoun(tokens[start - 1])) start--;
    return start - first >= 2 ? start : -1;
  }
  return -1;
}

/** Where an auxiliary stands whose participle follows the comma at `comma`, over words between two commas; -1 without one. */
export function insertion(tokens: readonly Token[], comma: number): number {
  const next = tokens[comma + 1];
  if (!isVerbOrAux(next, (e) => e.features.includes("pp"))) return -1;
  for (let k = comma - 1; k > Math.max(0, comma - 10); k--) {
    if (COMMA.has(tokens[k]!.text)) return isAux(tokens[k - 1], (e) => e.meaning !== "do") && !tokens.slice(k, comma).some((t) => isVerb(t)) ? k - 1 : -1;
    if (HARD.has(tokens[k]!.text)) return -1;
  }
  return -1;
}

/** "où vivaient 50.000 personnes": a word that no list knows, straight after the joint, is the relative clause's verb. */
const strange = (token: Token | undefined): boolean => token?.kind === "word" && !token.capital && token.entries.length === 0;

/** "n'a visé que des soldats": after a lone "ne" the joint means "only". */
function only(tokens: readonly Token[], at: number, from: number): boolean {
  for (let k = at - 1; k >= Math.max(from, at - 6); k--) {
    if (tokens[k]!.kind === "mark" || isNegOrSay(tokens[k])) return false;
    if (isNe(tokens[k])) return true;
  }
  return false;
}

/** Whether a stretch opens with an auxiliary or a verb in a tense. */
const heads = (tokens: readonly Token[], at: number): boolean => {
  for (let i = at; i < Math.min(tokens.length, at + 3); i++) {
    const { entries } = tokens[i]!;
    if (entries.some((e) => e.tag === "aux" || ((e.tag === "act" || e.tag === "verb" || e.tag === "light") && e.features.some((f) => f === "pres" || f === "past" || f === "impf")))) return true;
    if (!entries.some((e) => ["pronoun", "ne", "reflexive"].includes(e.tag))) return false;
  }
  return false;
};

/** "19 were killed in a blast and at least 16 others had died …": figures in another tense are another statement. */
function anew(tokens: readonly Token[], and: number): boolean {
  const aux = (k: number): string | undefined => theAux(tokens[k])?.meaning;
  if (!figure(tokens[and + 1]!)) return false;
  for (let k = and + 2; k < Math.min(tokens.length, and + 7); k++) {
    if (tokens[k]!.kind === "mark") return false;
    if (aux(k) !== "have") { if (aux(k)) return false; continue; }
    if (!tokens.slice(k + 1, k + 3).some((t) => isAct(t, (e) => e.features.includes("pp") || e.features.includes("past")))) return false;
    for (let b = and - 1; b >= Math.max(0, and - 20) && !HARD.has(tokens[b]!.text); b--) if (aux(b)) return aux(b) === "be" && aux(b - 1) !== "have";
    return false;
  }
  return false;
}

const figure = (token: Token): boolean => token.kind === "number" || mayCount(token) && (isNumberOrDozens(token) || isBound(token, (e) => e.meaning === "least" || e.meaning === "more"));

/** Where a bracket is closed within a few words; -1 where none is. */
function bracketAfter(tokens: readonly Token[], i: number): number {
  for (let k = i + 1; k <= i + 8 && k < tokens.length; k++) if (tokens[k]!.text === ")") return k;
  return -1;
}

const held = (times: readonly { from: number; to: number }[], i: number): boolean => times.some((t) => t.from <= i && i < t.to);

const covers = (token: Token, more: number): boolean => token.entries.some((e) => e.length > more);

/** Whether the token belongs to a longer expression that began before it ("parmi lesquels"). */
const inLonger = (tokens: readonly Token[], i: number): boolean => {
  for (let k = Math.max(0, i - 4); k < i; k++) if (covers(tokens[k]!, i - k)) return true;
  return false;
};

/** "dans l'attaque", "à l'est de": a form that is spelled like a verb and stands where only a noun can. */
const asNoun = (tokens: readonly Token[], i: number): boolean =>
  isActNounOrPlaceNoun(tokens[i]) && Boolean(goesBeforeNoun(tokens[i - 1]));

/** "et 24 blessés": a participle that is somebody, right behind a figure. */
const casualties = (tokens: readonly Token[], i: number): boolean =>
  isCounted(tokens[i]) && tokens[i]!.entries.every((e) => e.tag !== "act" || (e.features.includes("pp") && !e.features.some((f) => f === "past" || f === "fin" || f === "pres"))) && Boolean(tokens[i - 1] && (tokens[i - 1]!.kind === "number" || isFigureOrOf(tokens[i - 1])));

const hasVerb = (tokens: readonly Token[], from: number, to: number, dated: (i: number) => boolean = () => false): boolean => {
  for (let i = from; i < to; i++) if (!dated(i) && (isVerb(tokens[i]!) || isAux(tokens[i]) || isNeg(tokens[i], (e) => e.meaning === "verbal")) && !asNoun(tokens, i) && !hung(tokens, i) && !casualties(tokens, i)) return true;
  return false;
};

/** "غارات شنتها طائرات", "قصف نفذته القوات": a verb with an object pronoun right after an indefinite noun of action only describes it. */
const hung = (tokens: readonly Token[], i: number): boolean => {
  const before = tokens[i - 1];
  if (oblique(tokens, i)) return true;
  return Boolean(before) && tokens[i]!.clitics.some((c) => c.includes("pronoun")) && tokens[i]!.entries.some((e) => e.features.includes("fin"))
    && (isActNounOrInstrument(before) || (isAdjective(before) && isActNounOrInstrument(tokens[i - 2])))
    && before!.clitics.every((c) => !c.includes("article"));
};

/** "بتفجيرين انتحاريين استهدفا سوقا": a finite verb right after an indefinite noun of action that a preposition governs is no subject's verb. */
function oblique(tokens: readonly Token[], i: number): boolean {
  if (!isAct(tokens[i], (e) => e.features.includes("fin")) || isActNoun(tokens[i])) return false;
  for (let k = i - 1; k > Math.max(0, i - 4); k--) {
    const { entries, clitics, kind } = tokens[k]!;
    if (kind !== "word" || clitics.some((c) => c.includes("article"))) return false;
    if (entries.some((e) => (e.tag === "act-noun" && e.length >= i - k - 1 && e.length <= i - k) || e.tag === "instrument")) return isAtOrAfter(tokens[k - 1]);
    if (!entries.some((e) => e.tag === "adjective" || e.tag === "nationality")) return false;
  }
  return false;
}

/** "مقتل ثلاثة وجرح خمسة": a form that is a noun as well as a verb, after "and" in a list of such nouns. */
function listed(tokens: readonly Token[], i: number): boolean {
  if (!isActNoun(tokens[i + 1])) return false;
  for (let k = i - 1; k >= Math.max(0, i - 8) && !HARD.has(tokens[k]!.text); k--) {
    if (finite(tokens[k]!)) return false;
    if (isActNoun(tokens[k])) return true;
  }
  return false;
}

const fell = (token: Token | undefined): boolean => Boolean(isActNoun(token, (e) => e.meaning === "kill" && e.features.includes("verbal")) || isAct(token, (e) => (e.meaning === "kill" || e.meaning === "wound" || e.meaning === "die") && e.features.includes("fin") && (e.features.includes("either") || e.features.includes("passive") || e.meaning === "die")));

/** "قتل ثلاثة، وأصيب سبعة في …": the dead and the wounded of one event stand in one clause, with what happened to both. */
function continues(tokens: readonly Token[], i: number): boolean {
  const and = isAnd;
  const verb = and(tokens[i]) ? i + 1 : COMMA.has(tokens[i]!.text) && and(tokens[i + 1]) ? i + 2 : -1;
  if (verb < 0 || !fell(tokens[verb])) return false;
  for (let k = verb - 1; k >= Math.max(0, verb - 16) && !HARD.has(tokens[k]!.text) && !isSub(tokens[k]); k--) if (fell(tokens[k])) return true;
  return false;
}

/** A verb with its person straight after "and" begins a clause, where a language puts verbs first. */
const finite = (token: Token): boolean => mayBeVerb(token, (e) => e.features.includes("fin"));
