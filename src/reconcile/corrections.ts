import { CLAIM_TYPES, QUANTITIES, type ActorRef, type Claim, type ClaimType, type Count, type PlaceRef, type Quantity, type TimeRef } from "../reading/index.ts";
import { dayOf, isoOf } from "./calendar.ts";
import { figureOf } from "./contest.ts";

/** What a person may put right; see docs/decisions/judgements-stand-over.md. */
export type Corrected = "type" | "time" | "place" | "initiator" | "target" | "toll";

/** A correction as it is written: `ATTRIBUTE: VALUE`, taken apart. */
export interface Written {
  attribute: Corrected;
  /** For tolls: what is counted and whose. */
  quantity: Quantity | null;
  group: string | null;
  /** Which of several values it replaces: an id; null for all of them. */
  old: string | null;
  /** For time: the end that it sets alone; else null. */
  end: "start" | "end" | null;
  /** An id, a date or `first..last`, a figure as slots have it; null where the value is taken away. */
  value: string | null;
}

/** A value that a person put in the place of a computed one, which stays beside it. */
export interface Correction {
  judgement: string;
  /** Who, when and why. */
  says: string;
  /** The claim or event that it corrects. */
  subject: string;
  attribute: Corrected;
  quantity: Quantity | null;
  group: string | null;
  /** The person's value, written as slots write theirs; `none` where it takes the value away. */
  value: string;
  /** What was read or computed in its place; null where nothing was. */
  computed: string | null;
}

/** A correction that stands, ready to be put in. */
export interface Correcting extends Written { judgement: string; says: string }

/** Where a place lies, by its id in the atlas; null where the atlas has none. */
export type PlaceLookup = (id: string) => Pick<PlaceRef, "name" | "lat" | "lon" | "precision" | "country" | "labels"> | null;

const NO_PLACE = { lat: null, lon: null, precision: 1, country: null, labels: {} } as const;
const SHAPE = "Write ATTRIBUTE: VALUE, such as `time: 2016-12-08`, `killed: 12`, `wounded GROUP: 10..20`, `place: ID`, `initiator: ID`, `target OLD: NEW`, `type: armed-clash`, or `none` to take a value away.";
/** Between several values that one replaces. */
const SEVERAL = ", ";
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FIGURE = /^(\d{1,9})$|^(\d{0,9})\.\.(\d{0,9})$/;

/** A correction taken apart; where it cannot be, what it may be, as a sentence. */
export function writtenIn(text: string): Written | { unfit: string } {
  const spaced = text.indexOf(": ");
  const at = spaced >= 0 ? spaced : text.indexOf(":");
  if (at < 0) return { unfit: SHAPE };
  const words = text.slice(0, at).trim().split(/\s+/);
  if (words[0] === "count" || words[0] === "toll") words.shift();
  const [name = "", subject = null, ...more] = words;
  const said = text.slice(at + 1).trim();
  const value = said === "none" ? null : said;
  if (more.length > 0 || said === "") return { unfit: SHAPE };
  const one = (attribute: Corrected, given: Partial<Written> = {}): Written => ({ attribute, quantity: null, group: null, old: null, end: null, value, ...given });
  if (name === "type") return subject === null && value !== null && (CLAIM_TYPES as readonly string[]).includes(value) ? one("type") : { unfit: `A type is one of ${CLAIM_TYPES.join(", ")}.` };
  if (name === "time" || name === "time.start" || name === "time.end") {
    const dates = value === null ? [] : value.split("..");
    const sound = dates.length <= (name === "time" ? 2 : 1) && dates.every(isDay) && (dates.length < 2 || dates[0]! <= dates[1]!);
    return subject === null && sound ? one("time", { end: name === "time" ? null : name === "time.start" ? "start" : "end" }) : { unfit: "A time is a day, `time: 2016-12-08`, or two, `time: 2016-12-08..2016-12-10`; `time.start` and `time.end` set one of them." };
  }
  if (name === "place" || name === "initiator" || name === "target") return /\s/.test(said) ? { unfit: `A ${name} is one id.` } : one(name, { old: subject });
  if ((QUANTITIES as readonly string[]).includes(name)) {
    const [, exact, low = "", high = ""] = FIGURE.exec(said) ?? [];
    const sound = value === null || exact !== undefined || ((low !== "" || high !== "") && (low === "" || high === "" || Number(low) <= Number(high)));
    return sound ? one("toll", { quantity: name as Quantity, group: subject }) : { unfit: "A figure is `12`, `10..20`, `10..` (at least) or `..20` (at most)." };
  }
  return { unfit: SHAPE };
}

/** Whether there is such a day: the 30th of February is none. */
function isDay(date: string): boolean {
  const day = DATE.test(date) ? dayOf(date) : null;
  return day !== null && isoOf(day) === date;
}

/** What a correction is on: two of one key are on one matter, and the later one stands. */
export function matterOf({ attribute, quantity, group, old, end }: Written): string {
  return [attribute, quantity ?? "", group ?? "", old ?? "", end ?? ""].join("\n");
}

/** The bounds that a figure's value writes. */
export function boundsOf(value: string): { low: number | null; high: number | null } {
  const [low = "", high = low] = value.split("..");
  return { low: low === "" ? null : Number(low), high: high === "" ? null : Number(high) };
}

/** A time as slots write it. */
export function writtenTime(time: Pick<TimeRef, "start" | "end"> | null): string | null {
  return time === null || (time.start === null && time.end === null) ? null : time.start === time.end ? time.start : `${time.start ?? ""}..${time.end ?? ""}`;
}

/** The first and last day that a time's value writes. */
export function datesOf(value: string | null): { first: string | null; last: string | null } {
  const [first = "", last = first] = value === null ? [] : value.split("..");
  return { first: first || null, last: last || null };
}

function timeOf(claim: Claim, { end, value }: Written): TimeRef | null {
  const words = claim.time ?? { text: claim.span.exact, anchor: { start: claim.span.start, end: claim.span.end }, inherited: false, resolved_against: null };
  const { first, last } = datesOf(value);
  const [start, until] = end === "start" ? [first, claim.time?.end ?? null] : end === "end" ? [claim.time?.start ?? null, first] : [first, last];
  return start === null && until === null ? null : { ...words, start, end: until, precision: 1, inferred: [], candidates: [] };
}

function refs<T extends { id: string | null; name: string }>(list: readonly T[], { old, value }: Written, make: (at: T | undefined, id: string) => T): { now: T[]; was: string | null } | null {
  const named = old === null ? null : new Set(old.split(SEVERAL));
  const replaced = list.filter((ref) => named === null || named.has(ref.id ?? ref.name));
  if (old !== null && replaced.length === 0) return null;
  const made = value === null ? [] : [make(replaced[0], value)];
  const at = list.findIndex((ref) => replaced.includes(ref));
  const now = at < 0 ? [...list, ...made] : [...list.slice(0, at), ...made, ...list.slice(at).filter((ref) => !replaced.includes(ref))];
  return { now, was: replaced.length === 0 ? null : replaced.map((ref) => ref.id ?? ref.name).join(SEVERAL) };
}

function countsOf(claim: Claim, { quantity, group, value }: Written): { now: Count[]; was: string | null } {
  const mine = (count: Count): boolean => count.quantity === quantity && count.part_of === null && (group === null || count.group === group);
  const replaced = claim.counts.filter(mine);
  const first = replaced[0];
  const made: Count[] = value === null ? [] : [{
    text: first?.text ?? claim.span.exact, anchor: first?.anchor ?? { start: claim.span.start, end: claim.span.end }, inherited: first?.inherited ?? false, id: first?.id ?? "corrected",
    quantity: quantity!, of: first?.of ?? null, group: group ?? first?.group ?? null, part_of: null, amends: null, ...boundsOf(value),
  }];
  return { now: [...made, ...claim.counts.filter((count) => !mine(count))], was: first === undefined ? null : figureOf(first) };
}

/** A claim with a person's values in the place of what was read; its words stay, and say what they said. */
export function correctedClaim(claim: Claim, corrections: readonly Correcting[], placeOf: PlaceLookup, nameOf: (actor: string) => string): { claim: Claim; made: Correction[] } {
  const made: Correction[] = [];
  let now = claim;
  const words = { text: claim.span.exact, anchor: { start: claim.span.start, end: claim.span.end }, inherited: false };
  for (const one of corrections) {
    const { judgement, says, attribute, quantity, group, value } = one;
    const note = (computed: string | null): void => { made.push({ judgement, says, subject: claim.id, attribute, quantity, group, value: value ?? "none", computed }); };
    if (attribute === "type") { note(claim.type); now = { ...now, type: value as ClaimType }; }
    else if (attribute === "time") { note(writtenTime(claim.time)); now = { ...now, time: timeOf(now, one) }; made.at(-1)!.value = writtenTime(now.time) ?? "none"; }
    else if (attribute === "toll") { const { now: counts, was } = countsOf(now, one); note(was); now = { ...now, counts }; }
    else if (attribute === "place") {
      // Where something came from or went to is another matter than where it was.
      const ends = one.old === null ? now.places.filter(({ role }) => role === "from" || role === "toward") : [];
      const found = refs<PlaceRef>(now.places.filter((place) => !ends.includes(place)), one, (old, id) => ({ ...words, role: "at" as const, ...old, ...NO_PLACE, name: id, ...placeOf(id), id, candidates: [] }));
      if (found) { note(found.was); now = { ...now, places: [...found.now, ...ends] }; }
    } else {
      const end = attribute === "initiator" ? "initiators" : "targets";
      const found = refs<ActorRef>(now[end], one, (old, id) => ({ ...words, ...old, id, name: nameOf(id) }));
      if (found) { note(found.was); now = { ...now, [end]: found.now }; }
    }
  }
  return { claim: now, made };
}

/** The claims of an event with what people corrected on them, as the event's own list says. */
export function withCorrections(claims: readonly Claim[], corrections: readonly Correction[]): Claim[] {
  const bySubject = new Map<string, Correcting[]>();
  for (const { subject, attribute, quantity, group, value, computed, judgement, says } of corrections) {
    const written = { attribute, quantity, group, old: computed, end: null, value: value === "none" ? null : value, judgement, says };
    (bySubject.get(subject) ?? bySubject.set(subject, []).get(subject)!).push(written);
  }
  return claims.map((claim) => { const own = bySubject.get(claim.id); return own ? correctedClaim(claim, own, () => null, (id) => id).claim : claim; });
}

/** The correction by which a claim's value is a person's; null where it is what the words were read to say. */
export function markOf(corrections: readonly Correction[], claim: string, attribute: Corrected, value: string, quantity: Quantity | null = null): Pick<Correction, "judgement" | "computed"> | null {
  const found = corrections.findLast((one) => one.subject === claim && one.attribute === attribute && one.quantity === quantity && one.value === value);
  return found === undefined ? null : { judgement: found.judgement, computed: found.computed };
}
