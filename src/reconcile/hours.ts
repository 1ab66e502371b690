import type { Claim } from "../reading/index.ts";
import { foldWord } from "../text/index.ts";
import { familyOf, takes, type Family } from "./kinds.ts";

/**
 * Hours of the day in which a claim puts its occurrence, one bit an hour, bit 0 the hour after midnight. Wide on purpose:
 * what one report calls evening another calls night, and only what nobody would call alike may part two reports.
 */
export type Hours = number;

function hours(from: number, to: number): Hours {
  let bits = 0;
  for (let hour = from; hour <= to; hour++) bits |= 1 << hour % 24;
  return bits;
}

// Parts of the day, by language. "صباحا" and "du matin" begin after midnight, "مساء" in the afternoon.
const PARTS: readonly (readonly [Hours, string])[] = [
  [hours(0, 9), "dawn daybreak sunrise predawn pre-dawn aube laube laurore aurore فجر الفجر فجرا"],
  [hours(0, 11), "morning matin matinee صباح الصباح صباحا"],
  [hours(10, 15), "noon midday midi"], [hours(10, 18), "ظهر الظهر ظهرا ظهيرة"],
  [hours(12, 19), "afternoon apres-midi lapres-midi"], [hours(13, 19), "عصر العصر عصرا"],
  [hours(15, 23), "evening dusk nightfall sunset soir soiree crepuscule مساء المساء"],
  [hours(17, 32), "night overnight midnight nuit minuit ليل ليلا ليلة الليل"],
];
// Hours of speech that only tell with a date or a weekday beside them: "late Tuesday".
const ROUGH: readonly (readonly [Hours, string])[] = [[hours(0, 11), "early tot"], [hours(15, 29), "late tard"]];
/** Words that may stand between a date and its hour. */
const GLUE = words("on in at the of about around local time oclock just shortly before le la les de du dune un en au aux dans vers a fin debut heure heures h am pm a.m. p.m. a.m p.m locale locales في من يوم عند حوالي نحو الساعة بعد قبل تمام");
/** What goes on until an hour, or since one, was not at that hour. */
const LASTING = words("until till since by jusqu jusqua jusquau jusquen depuis from حتى منذ");
const GOES_ON = ["continu", "poursuiv", "still ", "ongoing", "toujours", "استمر", "تواصل", "متواصل"].map((one) => foldWord(one));
const ELSEWHERE = words("gmt utc tu غرينتش");
const FORENOON = words("am a.m. a.m matin صباحا فجرا");
const AFTERNOON = words("pm p.m. p.m soir apres-midi lapres-midi مساء ظهرا عصرا");
const ORDINALS = ["الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"].map((one) => foldWord(one));
const CLOCK = /^(\d{1,2})(?:[:h.](\d{2})?)?(h|am|pm)?$/;
// How far two reports' clocks may differ and still mean one hour.
const SLACK = 2;
/** How far from a date its hour may stand, in characters, and in words. */
const REACH = 60, WORDS = 8;
/** A sentence is looked through no further than this, however long a page without full stops makes it. */
const LONGEST = 1200;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").map((one) => foldWord(one)));
}

const PART = new Map(PARTS.flatMap(([bits, list]) => [...words(list)].map((word) => [word, bits] as const)));
const ROUGHLY = new Map(ROUGH.flatMap(([bits, list]) => [...words(list)].map((word) => [word, bits] as const)));
/** Parts of the day where no date stands beside them: only in phrases that can mean nothing else. */
const PHRASES: readonly (readonly [string, Hours])[] = ["at dawn", "before dawn", "in the morning", "in the afternoon", "in the evening", "that morning", "that afternoon", "that evening", "overnight", "at noon", "at dusk", "at nightfall",
  "a laube", "avant laube", "au petit matin", "dans la matinee", "en matinee", "dans lapres-midi", "dans la soiree", "en soiree", "le soir", "a midi", "au crepuscule",
  "فجرا", "عند الفجر", "صباحا", "في الصباح", "عصرا", "مساء", "في المساء"].map((phrase) => {
  const folded = fold(phrase).join(" ");
  return [` ${folded} `, PART.get(folded.split(" ").at(-1)!)!] as const;
});

/** The words of a stretch of text, folded, without the marks around them. */
function fold(text: string): string[] {
  return foldWord(text).replace(/['’`´]/g, "").split(/\s+/).map((word) => (word === "a.m." || word === "p.m." ? word : word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))).filter((word) => word !== "");
}

function tells(word: string): boolean {
  return PART.has(word) || ROUGHLY.has(word) || CLOCK.test(word) || ORDINALS.includes(word);
}

/**
 * Those words next to a date, nearest first, that belong to its hour; null where it is the end of something that lasted.
 * `told`: the date's own words have an hour.
 */
function beside(near: readonly string[], told: boolean): string[] | null {
  const end = near.findIndex((word) => !GLUE.has(word) && !tells(word));
  const run = end < 0 ? near : near.slice(0, end);
  if (end >= 0 && (told || run.some(tells)) && (LASTING.has(near[end]!) || ELSEWHERE.has(near[end]!))) return null;
  return [...run];
}

function clockOf(list: readonly string[]): Hours | null {
  for (const [at, word] of list.entries()) {
    const [, hour, , suffix] = CLOCK.exec(word) ?? [];
    const ordinal = ORDINALS.indexOf(word);
    // A bare number beside a date is a day: an hour has its sign, or the word for one.
    const marked = word.includes(":") || word.includes("h") || suffix !== undefined || /^(h|heures?|am|pm|[ap]\.m\.?)$/.test(list[at + 1] ?? "") || list[at - 1] === foldWord("الساعة");
    if (ordinal < 0 && (hour === undefined || !marked)) continue;
    let at24 = ordinal < 0 ? Number(hour) : ordinal + 1;
    if (at24 > 24) continue;
    const said = [suffix ?? "", ...list.slice(at + 1, at + 5)];
    // Without its half of the day, an hour up to twelve may be either.
    const halved = said.some((one) => FORENOON.has(one) || AFTERNOON.has(one));
    if (!halved && at24 <= 12 && (ordinal >= 0 || list[at - 1] === foldWord("الساعة"))) return null;
    if (said.some((one) => AFTERNOON.has(one)) && at24 < 12) at24 += 12;
    return hours(at24 + 24 - SLACK, at24 + 24 + SLACK);
  }
  return null;
}

function partOf(list: readonly string[]): Hours | null {
  const parts = list.flatMap((word) => PART.get(word) ?? []);
  const all = parts.length > 0 ? parts : list.flatMap((word) => ROUGHLY.get(word) ?? []);
  if (all.length === 0) return null;
  const common = all.reduce((a, b) => a & b);
  // "From dawn to dusk" is no hour.
  return common === 0 ? null : common;
}

/** The sentence that holds a claim. */
function around(claim: Claim, text: string): { start: number; end: number } {
  const before = text.slice(Math.max(0, claim.span.start - 300), claim.span.start), after = text.slice(claim.span.end, claim.span.end + 300);
  const opening = Math.max(before.lastIndexOf("\n"), before.lastIndexOf(". "), before.lastIndexOf("؟"), before.lastIndexOf("! "));
  const ends = ["\n", ". ", "؟", "! "].map((mark) => after.indexOf(mark)).filter((at) => at >= 0);
  return { start: claim.span.start - before.length + opening + 1, end: claim.span.end + (ends.length === 0 ? after.length : Math.min(...ends)) };
}

/**
 * In which hours of its day a claim puts its occurrence; null unless its words say so clearly. `text` is its document's. The
 * hour of speaking is none of it: only what stands beside the claim's own date counts, or, where the date is carried over from another
 * sentence, a phrase of a sentence that quotes nobody.
 */
export function hoursOf(claim: Claim, text: string): Hours | null {
  const { time } = claim;
  const folded = foldWord(claim.span.exact.slice(0, LONGEST));
  if (GOES_ON.some((stem) => folded.includes(stem))) return null;
  if (time !== null && !time.inherited) {
    if (time.precision !== 1 || time.end === null || (time.start === null && time.candidates.length === 0)) return null;
    const { start, end } = time.anchor;
    const own = fold(time.text).filter((word) => PART.has(word) || ROUGHLY.has(word));
    const left = beside(fold(text.slice(Math.max(0, start - REACH), start).split("\n").at(-1)!).reverse().slice(0, WORDS), own.length > 0);
    const right = beside(fold(text.slice(end, end + REACH).split("\n")[0]!).slice(0, WORDS), own.length > 0);
    if (left === null || right === null) return null;
    left.reverse();
    const clock = clockOf(left) ?? clockOf(right), part = partOf([...left, ...own, ...right]);
    return clock !== null && part !== null && (clock & part) !== 0 ? clock & part : clock ?? part;
  }
  const sentence = around(claim, text);
  if (claim.attribution.some(({ anchor }) => anchor.start >= sentence.start && anchor.end <= sentence.end)) return null;
  const said = ` ${fold(text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST))).join(" ")} `;
  const found = PHRASES.filter(([phrase]) => said.includes(phrase)).map(([, bits]) => bits);
  const common = found.length === 0 ? 0 : found.reduce((a, b) => a & b);
  return common === 0 ? null : common;
}

/** Hours by the sort of act that has them: an assault, the taking of a place, or a family. Plain JSON. */
export type HoursByAct = Partial<Record<Family | "taking", Hours>>;

/** The sort of act whose hours a claim gives; null for what is no act by itself. */
export function actOf(type: Claim["type"]): keyof HoursByAct | null {
  const family = familyOf(type);
  return takes(type) ? "taking" : family === "none" ? null : family === "attack" ? "ground" : family;
}

/** Whether two tell of one sort of act at hours that cannot be the same, and of none whose hours meet. */
export function hoursApart(a: HoursByAct, b: HoursByAct): boolean {
  const common = (Object.keys(a) as (keyof HoursByAct)[]).filter((act) => b[act] !== undefined);
  return common.length > 0 && common.every((act) => (a[act]! & b[act]!) === 0);
}

/** Adds the hours of some acts to others'. */
export function addHours(to: HoursByAct, more: HoursByAct): void {
  for (const act of (Object.keys(more) as (keyof HoursByAct)[]).sort()) to[act] = (to[act] ?? 0) | more[act]!;
}
