import type { Token } from "./tokens.ts";
import { unitSign } from "../digits.ts";
import { numeralAt, numeralStarts, type Numeral } from "./numerals.ts";
import { isAct, isActNoun, isAdjective, isAge, isAmend, isAnd, isArticle, isAt, isBetween, isFrom, isGroupNoun, isNationality, isOf, isPart, isPlaceNoun, isPossessive, isRange, isSub, isTally, isToll, isToward, isUnit, isWith, isYear, tagged, theAct, theBound, theCounted, theNone, theNumber } from "../tags.ts";

const startsOver = tagged("and", "sub", "act", "verb", "toward", "from");
const isNoneOrQuantifier = tagged("none", "quantifier"), partsPhrases = tagged("at", "and", "by", "sub", "part"),
  isAdjectiveOrNationality = tagged("adjective", "nationality"), isActOrActNoun = tagged("act", "act-noun"),
  isModifier = tagged("camp", "nationality", "adjective", "ethnic"), goesBetween = tagged("of", "article", "quantifier", "adjective", "nationality"),
  isAtOrByOrAgainst = tagged("at", "by", "against"), isAdjectiveOrNationalityOrCamp = tagged("adjective", "nationality", "camp"),
  isCounted = tagged("counted"), bounds = tagged("bound"), isNumber = tagged("number");

/** A number with what it counts. Bounds follow the codebook's rules for numbers. */
export interface CountMention {
  kind: "count"; from: number; to: number; rule: string;
  low: number | null; high: number | null;
  /** `killed`, `wounded` … or what is counted, until the clause says what became of it: `persons`, `vehicles`, `positions`. */
  unit: string;
  /** Tokens of the words that say what is counted; null when they do not. */
  of: { from: number; to: number } | null;
  /** True when these are a part of the count before. */
  part: boolean;
  /** Tag on a later figure that replaces an earlier one. */
  amends: boolean;
}

/** Words that may stand between a number and the noun it counts. */

/**
 * Reads the counts of a sentence. Tokens in `taken` belong to dates and the like. A number counts only when the lexicon
 * knows what follows it (`counted`); distances, ages, percentages and ordinals (`unit`) are none.
 */
export function counts(tokens: readonly Token[], taken: readonly boolean[], names: readonly { from: number; to: number }[] = [], owners: readonly { from: number; by: string }[] = []): CountMention[] {
  const found: CountMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (taken[i]) continue;
    // "COVID-19", "T-72": a number that belongs to a name; "4 of his 20 nurses": the whole that a part is taken of.
    if (tokens[i]!.kind === "number" && tokens[i]!.joined === true) continue;
    if (i > 2 && isPossessive(tokens[i - 1]) && isOf(tokens[i - 2]) && (tokens[i - 3]!.kind === "number" || isNumber(tokens[i - 3]))) continue;
    // "aged between 18 and 25", "no one", "one of its leaders": a measure, or no number at all.
    if (isAge(tokens[i - 1])) { while (i + 1 < tokens.length && (numeralStarts(tokens[i + 1]) || ranges(tokens[i + 1]) || (isAnd(tokens[i + 1]) && numeralStarts(tokens[i + 2])))) i++; continue; }
    if (partOfPhrase(tokens, i)) continue;
    if (isYear(tokens[i]) && isArticle(tokens[i - 1]) && names.some((n) => n.from === i + 1)) continue; // "the 2013 Example attack"
    const bound = boundAt(tokens, i);
    let at = bound ? i + bound.length : i;
    let numeral = numeralAt(tokens, at, taken);
    let rule = bound ? `bound-${bound.meaning}` : "number";
    if (!numeral) {
      const one = bound ? null : unnumbered(tokens, i, found.at(-1) ?? null, taken);
      const more = one && boundAfter(tokens, one.to); // "شخص على الأقل"
      if (one && more) one.to = more.to;
      if (one) { found.push({ kind: "count", from: i, to: one.to, rule: one.rule, low: more?.meaning === "most" ? null : one.n, high: more?.meaning === "least" ? null : one.n, unit: one.unit, of: { from: i, to: one.to }, ...partBefore(tokens, i) }); i = one.to - 1; }
      continue;
    }
    let { low, high } = numeral;
    at = numeral.to;
    const range = bound?.meaning === "between" || (ranges(tokens[at]) && !(isFrom(tokens[i - 1]) && tallied(tokens, i, at) !== null));
    if (range && tokens[at] && (ranges(tokens[at]) || isAnd(tokens[at]))) {
      const upper = numeralAt(tokens, at + 1, taken);
      if (upper && upper.value > numeral.value) { low = numeral.value; high = upper.value; at = upper.to; rule = "range"; }
    } else if (bound && bound.meaning !== "between") ({ low, high } = applyBound(bound.meaning, numeral));
    const trailing = boundAfter(tokens, at);
    // What is counted: the first known noun after the number, over articles and adjectives.
    const whose = ofWhom(tokens, trailing?.to ?? at, owners), tally = tallied(tokens, i, trailing?.to ?? at), next = nounAfter(tokens, at, taken, names);
    // "14 من حزب الله": a name may begin with a word that is a unit elsewhere; "حصيلة الشهداء إلى 23 فلسطينيا": the tally says what became of them.
    const noun = (next === "unit" && whose ? whose : next !== null && next !== "unit" && next.unit === "persons" && tally ? { ...next, unit: tally.unit } : next) ?? (trailing ? nounAfter(tokens, trailing.to, taken, names) : null) ?? whose ?? pronominal(tokens, i, trailing?.to ?? at) ?? tally ?? corrected(tokens, at, taken, names);
    if (noun === "unit") { i = at - 1; continue; }
    // "les corps de 29 enfants": they are dead.
    if (noun?.unit === "persons" && bodies(tokens, isOf(tokens[i]) ? i : i - 1)) noun.unit = "killed";
    if (numeral.article && !(noun && ["killed", "wounded", "vehicles", "vehicle-bombs"].includes(noun.unit))) continue;
    if (tolled(tokens, i) && (noun === null || noun.unit === "persons")) { const to = noun?.to ?? at; found.push({ kind: "count", from: i, to, rule: "toll", low, high, unit: "killed", of: noun?.of ?? null, part: false, amends: partBefore(tokens, i).amends }); i = to - 1; continue; }
    // "killing 17 and wounding dozens": the verb before the figure says whom it counts.
    if (!noun && isAct(tokens[i - 1], (e) => /^(kill|wound)$/.test(e.meaning)) && !isUnit(tokens[at])) { found.push({ kind: "count", from: i, to: at, rule, low, high, unit: "persons", of: null, part: false, amends: false }); i = at - 1; continue; }
    if (!noun) { i = at - 1; continue; }
    let to = noun.to;
    const after = trailing ?? boundAfter(tokens, to);
    if (after && !bound) { ({ low, high } = applyBound(after.meaning, numeral)); rule = `bound-${after.meaning}`; to = Math.max(to, after.to); }
    const before = partBefore(tokens, i);
    // "le bilan est passé de 38 à 52 morts": a figure and the later one that replaces it, no range.
    if (rule === "range" && isAmend(tokens[i - 1]) && bound?.meaning === "between") {
      found.push({ kind: "count", from: i + bound.length, to: numeral.to, rule: "amended", low: numeral.low, high: numeral.high, unit: noun.unit, of: null, part: false, amends: false });
      found.push({ kind: "count", from: numeral.to + 1, to, rule: "number", low: high, high, unit: noun.unit, of: noun.of, part: false, amends: true });
      i = to - 1;
      continue;
    }
    // "47 قتيلا من X و11 من Y": the second figure counts what the first does.
    const prior = found.at(-1);
    if (noun === whose && prior && isAnd(tokens[i - 1]) && i - prior.to <= 8 && ["killed", "wounded", "captured"].includes(prior.unit)) noun.unit = prior.unit;
    // "parle de 22 tués": the preposition is none of the count's words where no range follows.
    const start = bound?.meaning === "between" && rule !== "range" ? i + bound.length : i;
    // "42 drones, dont 38 ont été abattus": a part without a noun counts what the whole does.
    if (before.part && prior && noun.of === null && noun.unit === "persons" && ["weapons", "vehicles"].includes(prior.unit)) noun.unit = prior.unit;
    found.push({ kind: "count", from: start, to, rule, low, high, unit: noun.unit, of: noun.of, part: before.part && found.length > 0, amends: before.amends });
    i = to - 1;
  }
  // "aucune victime", "no casualties": a stated zero.
  for (let i = 0; i < tokens.length; i++) {
    const none = theNone(tokens[i]);
    if (!none || taken[i]) continue;
    const noun = nounAfter(tokens, i + none.length, taken);
    // "no figure of the casualties", "no casualty toll": nobody counted.
    if (noun && noun !== "unit" && (isToll(tokens[noun.to]) || isTally(tokens[noun.to]) || (noun.of && tokens.slice(i + none.length, noun.of.from).some((t) => isOf(t))))) continue;
    if (noun && noun !== "unit" && noun.unit === "casualties") noun.unit = "killed";
    if (noun && noun !== "unit" && (noun.unit === "killed" || noun.unit === "wounded")) found.push({ kind: "count", from: i, to: noun.to, rule: "none", low: 0, high: 0, unit: noun.unit, of: null, part: false, amends: false });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether a number word belongs to a longer expression that counts nothing ("no one", "one of"). */
function partOfPhrase(tokens: readonly Token[], i: number): boolean {
  const longer = (k: number): boolean => Boolean(isNoneOrQuantifier(tokens[k], (e) => e.length > i - k && e.length > 1));
  return tokens[i]!.kind === "word" && isNumber(tokens[i]) && (longer(i) || longer(i - 1));
}

/** "38 puis 52 morts": a figure that a later one replaces counts what that counts. */
function corrected(tokens: readonly Token[], at: number, taken: readonly boolean[], names: readonly { from: number; to: number }[]): { unit: string; to: number; of: null } | null {
  if (!isAmend(tokens[at])) return null;
  const later = numeralAt(tokens, at + 1, taken), noun = later ? nounAfter(tokens, later.to, taken, names) : null;
  return noun && noun !== "unit" ? { unit: noun.unit, to: at, of: null } : null;
}

/** Whether "bodies of" ends at token `of`, with no number of their own. */
const bodies = (tokens: readonly Token[], of: number): boolean => isOf(tokens[of]) && Boolean(isCounted(tokens[of - 1], (e) => e.meaning === "killed")) && !isNumber(tokens[of - 2]) && tokens[of - 2]?.kind !== "number";

/** "14 من حزب الله": a number of somebody's people, without a noun for them. */
function ofWhom(tokens: readonly Token[], at: number, owners: readonly { from: number; by: string }[]): { unit: string; to: number; of: null } | null {
  if (!isOf(tokens[at])) return null;
  let k = at + 1;
  while (tokens[k] && (tokens[k]!.kind === "mark" ? /["«“]/.test(tokens[k]!.text) : isArticle(tokens[k]))) k++;
  return owners.some((a) => a.from === k && a.by !== "people") ? { unit: "persons", to: at, of: null } : null;
}

/** "ارتفاع عدد القتلى … إلى 41": what is counted stands with the word for the tally, before the number that it rose to. */
function tallied(tokens: readonly Token[], i: number, at: number): { unit: string; to: number; of: { from: number; to: number } } | null {
  // "بلغ عدد القتلى 30", "عدد الجرحى تجاوز الثلاثين"
  const told = theCounted(tokens[i - 1], (e) => e.meaning === "killed" || e.meaning === "wounded");
  if (told && isTally(tokens[i - 2])) return { unit: told.meaning, to: at, of: { from: i - 1, to: i } };
  // "بلغ عدد القتلى في حلب 30"
  for (let k = i - 2; k >= Math.max(1, i - 5); k--) {
    const entry = theCounted(tokens[k], (e) => e.meaning === "killed" || e.meaning === "wounded");
    if (entry && isTally(tokens[k - 1]) && tokens.slice(k + entry.length, i).some((t) => isAt(t)) && tokens.slice(k + entry.length, i).every((t) => t.kind === "word" && !startsOver(t))) return { unit: entry.meaning, to: at, of: { from: k, to: k + entry.length } };
  }
  // "من 38 إلى 52": both figures are of the tally.
  if (!isToward(tokens[i - 1]) && !ranges(tokens[i - 1]) && !(isFrom(tokens[i - 1]) && ranges(tokens[at]))) return null;
  // "relever son bilan à 52": the word for the toll by itself.
  for (let k = i - 2; k >= Math.max(0, i - 3); k--) if (isToll(tokens[k], (e) => e.meaning === "at")) return { unit: "killed", to: at, of: { from: k, to: k + 1 } };
  for (let k = i - 2; k >= Math.max(1, i - 22); k--) {
    const counted = theCounted(tokens[k], (e) => e.meaning === "killed" || e.meaning === "wounded");
    if ((tokens[k]!.kind === "number" || isNumber(tokens[k])) && !isFrom(tokens[k - 1])) return null;
    if (counted && (isTally(tokens[k - 1]) || isTally(tokens[k - 2]))) return { unit: counted.meaning, to: at, of: { from: k, to: k + counted.length } };
  }
  return null;
}

/** "أصيب ثلاثة", "إصابة تسعة": a bare number right after a finite word of death or wounds, at the end of its phrase, counts people. */
function pronominal(tokens: readonly Token[], i: number, at: number): { unit: string; to: number; of: null } | null {
  const next = tokens[at];
  const ends = !next || next.kind === "mark" || partsPhrases(next);
  // "بينهم عشرة قضوا في …": the verb right after it says what became of them.
  if (isAct(next, (e) => e.features.includes("fin") && e.features.includes("pl")) && !isCounted(next) && isPart(tokens[i - 1])) return { unit: "persons", to: at, of: null };
  const governs = isAct(tokens[i - 1], (e) => e.features.includes("fin") && FALLEN.has(e.meaning)) || isActNoun(tokens[i - 1], (e) => FALLEN.has(e.meaning) && e.features.includes("masdar"));
  return ends && governs ? { unit: "persons", to: at, of: null } : null;
}

const FALLEN = new Set(["kill", "die", "wound", "arrest", "abduct", "capture", "missing", "displace", "flee"]);

/**
 * A number that only the noun's form says: a dual is two, an indefinite singular right after a word of death, wounds or
 * capture is one (codebook: "an indefinite singular casualty is 1"), but not as the head of a genitive ("قائد الجيش").
 */
function unnumbered(tokens: readonly Token[], i: number, before: CountMention | null, taken: readonly boolean[]): { n: number; unit: string; to: number; rule: string } | null {
  const token = tokens[i]!;
  const entry = theCounted(token, (e) => ["dual", "sg", "abs"].some((f) => e.features.includes(f)));
  if (!entry || entry.meaning === "unit") return null;
  const to = i + entry.length;
  // "مدنيين اثنين", "مقيم واحد": the number stands after its noun.
  const told = theNumber(tokens[to], (e) => e.meaning === "1" || e.meaning === "2");
  if (told && !isNumber(tokens[i - 1])) return { n: Number(told.meaning), unit: entry.meaning, to: to + 1, rule: "number-after" };
  if (!entry.features.includes("dual") && !entry.features.includes("sg")) return null;
  if (entry.features.includes("dual")) return { n: 2, unit: entry.meaning, to, rule: "dual" };
  if (token.clitics.some((c) => c.length > 0) || ((tokens[to]?.clitics.some((c) => c.includes("article")) || isPlaceNoun(tokens[to])) && !isAdjectiveOrNationality(tokens[to]))) return null;
  if (isBetween(tokens[i - 1]) || isBetween(tokens[i - 3])) return null; // "بين قتيل وجريح"
  const governs = (t: Token | undefined): boolean => Boolean(isActOrActNoun(t, (e) => FALLEN.has(e.meaning)));
  // "وإن جنديا قتل": its verb follows where a "that" puts it first.
  if (isSub(tokens[i - 1], (e) => e.meaning === "that") && isAct(tokens[to], (e) => e.features.includes("fin") && !e.features.includes("pl") && FALLEN.has(e.meaning))) return { n: 1, unit: entry.meaning, to, rule: "indefinite-singular" };
  let left = i - 1;
  while (left > 0 && taken[left]) left--;
  // "ثلاثون جنديا وضابطا": the second noun belongs to the number too.
  const listed = before !== null && before.to === i - 1 && isAnd(tokens[i - 1]) && !(before.rule !== "dual" && before.rule !== "indefinite-singular" && (entry.features.includes("acc") || isCounted(tokens[before.to - 1], (e) => e.features.includes("sg"))));
  if (before !== null && before.to === i - 1 && isAnd(tokens[i - 1]) && !listed) return null;
  if (!(governs(tokens[left]) || listed || entry.meaning === "killed" || entry.meaning === "wounded")) return null;
  return { n: 1, unit: entry.meaning, to, rule: "indefinite-singular" };
}

const ranges = (token: Token | undefined): boolean => isRange(token) || token?.text === "-" || token?.text === "–";

function boundAt(tokens: readonly Token[], i: number): { meaning: string; length: number } | null {
  const entry = theBound(tokens[i]);
  if (!entry) return null;
  let length = entry.length;
  if (tokens[i + length]?.text === ",") length++; // "sur, au moins, huit checkpoints"
  return { meaning: entry.meaning, length };
}

function boundAfter(tokens: readonly Token[], at: number): { meaning: string; to: number } | null {
  // "33 جنديا تركيا على الأقل", "26 من مقاتلي المجلس على الأقل"
  for (let n = 0; n < 5 && tokens[at] && (isNationality(tokens[at]) || isAdjective(tokens[at]) || isOf(tokens[at]) || isGroupNoun(tokens[at]) || isCounted(tokens[at]) || tokens[at]!.clitics.some((c) => c.includes("article")) || (tokens[at]!.kind === "word" && tokens[at]!.entries.length === 0 && !tokens[at]!.capital)) && !bounds(tokens[at]); n++) at++;
  const entry = theBound(tokens[at], (e) => e.meaning === "least" || e.meaning === "most");
  return entry && !numeralStarts(tokens[at + entry.length]) ? { meaning: entry.meaning, to: at + entry.length } : null;
}

function applyBound(meaning: string, n: Numeral): { low: number | null; high: number | null } {
  switch (meaning) {
    case "more": return { low: n.value + 1, high: null };
    case "least": return { low: n.value, high: null };
    case "most": return { low: null, high: n.value };
    case "less": return { low: null, high: n.value - 1 };
    case "nearly": return { low: Math.floor(n.value * 0.9), high: n.value };
    case "about": return n.low === n.high ? { low: Math.round(n.value * 0.9), high: Math.round(n.value * 1.1) } : { low: n.low, high: n.high };
    default: return { low: n.low, high: n.high };
  }
}

function nounAfter(tokens: readonly Token[], at: number, taken: readonly boolean[], names: readonly { from: number; to: number }[] = []): { unit: string; to: number; of: { from: number; to: number } | null } | "unit" | null {
  let i = at;
  for (let steps = 0; steps < 6 && i < tokens.length; steps++) {
    const token = tokens[i]!;
    const name = names.find((n) => n.from === i); // "12 Islamic State fighters"
    if (name && !isCounted(token)) {
      const last = theCounted(tokens[name.to - 1], (e) => e.length === 1 && e.meaning !== "unit");
      if (last) return { unit: last.meaning, to: name.to, of: { from: i, to: name.to } };
      i = name.to;
      continue;
    }
    if (token.text === "%" || (i === at && token.kind === "word" && token.entries.length === 0 && unitSign(token.text))) return "unit";
    if (token.text === "«" || token.text === "\"" || token.text === "“") { i++; continue; }
    if (token.kind === "mark" || taken[i]) return null;
    const counted = theCounted(token);
    if (counted) {
      const to = i + counted.length;
      if (counted.meaning === "persons") { const fate = fateAfter(tokens, to); if (fate) return { unit: fate.unit, to: fate.to, of: { from: i, to } }; }
      return counted.meaning === "unit" ? "unit" : { unit: counted.meaning, to, of: { from: i, to } };
    }
    if (isUnit(token)) return "unit";
    // "ثلاثة بينهم طفلتان", "أصيب عشرون عندما سقطت …": what follows is counted apart.
    if (isPart(token) || isSub(token, (e) => e.meaning === "time")) return null;
    // "killed 13 and wounded …" is the next figure's; "25 government and allied fighters" goes on.
    const modifier = i > at && (isModifier(tokens[i - 1]) || names.some((n) => n.to === i));
    if (isWith(token) || (isAnd(token) && !modifier)) return null;
    // A participle straight after the number: "dont 14 éliminés", "6 autres blessées".
    const act = theAct(token, (e) => e.features.includes("pp") && /^(kill|wound|capture)\b/.test(e.meaning));
    if (act) return { unit: "persons", to: i, of: null };
    if (!goesBetween(token)) {
      // "four of them with car bombs", but not "قتل عشرة بسيارة مفخخة".
      if (isAtOrByOrAgainst(token) && !(i > at && isCounted(tokens[i + 1], (e) => e.meaning === "vehicle-bombs"))) return null;
      // "17 of its soldiers" is bridged; an unknown word before a known noun ("deux jeunes soldats") only once.
      if (steps > 1 || token.kind !== "word") return null;
    }
    i++;
  }
  return null;
}

/** "six soldats maliens tués": the participle after the noun says what became of them, where it is nothing but a participle. */
function fateAfter(tokens: readonly Token[], from: number): { unit: string; to: number } | null {
  let unknown = 0;
  for (let i = from; i < Math.min(tokens.length, from + 3); i++) {
    const token = tokens[i]!, fate = theCounted(token, (e) => ["killed", "wounded", "missing", "captured"].includes(e.meaning));
    const acts = token.entries.filter((e) => e.tag === "act");
    if (fate && acts.length > 0 && acts.every((e) => e.features.length > 0 && e.features.every((f) => f === "pp"))) return { unit: fate.meaning, to: i + fate.length };
    // "deux autres grièvement blessés": one adverb.
    if (!isAdjectiveOrNationalityOrCamp(token) && !(token.kind === "word" && token.entries.length === 0 && !token.capital && ++unknown === 1)) return null;
  }
  return null;
}

/** "the death toll rose to at least 45": a number that the word for the dead before it explains. */
function tolled(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 30); k--) {
    const token = tokens[k]!;
    if (isToll(token, (e) => e.meaning !== "at")) return i - k <= 5 || tokens.slice(i - 5, i).some((t) => isAmend(t));
    if (token.kind === "mark" || token.kind === "number" || isSub(token)) return false;
  }
  return false;
}

function partBefore(tokens: readonly Token[], i: number): { part: boolean; amends: boolean } {
  let part = false, amends = false;
  for (let k = i - 1; k >= Math.max(0, i - 4); k--) {
    const token = tokens[k]!;
    if (isAct(token, (e) => e.features.includes("fin"))) break; // "بينهم امرأتان وأصيب تسعة"
    if (isPart(token)) { part = true; break; }
    if (isAmend(token)) { amends = true; break; }
    if (token.kind === "mark") break;
  }
  return { part, amends };
}
