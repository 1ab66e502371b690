import { isoOf, shared, type Stretch } from "./calendar.ts";
import { cite } from "./contest.ts";
import { byCode, distinct } from "./digest.ts";
import type { Cited, Event } from "./event.ts";
import type { Facts } from "./facts.ts";
import type { Group, Member } from "./occurrence.ts";

/** Dates that some claims leave open, and the claims of other pages that leave fewer of them. */
export interface Narrowing {
  /** The claims whose words leave the dates open; they keep them. */
  claims: string[];
  candidates: { start: string; end: string }[];
  /** What is left of them. */
  left: { start: string; end: string }[];
  /** The words that narrow them down, one a page; the value is the dates that they allow. */
  by: Cited<string>[];
  says: string;
}

/** Pages that are named as narrowing one claim's dates. */
const NAMED = 5;

const written = ({ from, to }: Stretch): { start: string; end: string } => ({ start: isoOf(from), end: isoOf(to) });
const listed = (stretches: readonly Stretch[]): string => stretches.map(({ from, to }) => (from === to ? isoOf(from) : `${isoOf(from)}..${isoOf(to)}`)).join(", ");

/** What of these dates the others allow; all of them where the others allow none, since then they are of something else. */
function within(dates: readonly Stretch[], allowed: readonly Stretch[]): Stretch[] {
  const left = dates.flatMap((one) => {
    const common = allowed.filter((other) => shared(one, other) > 0);
    return common.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }));
  });
  return left.length === 0 ? [...dates] : left;
}

/** The days that a member's words allow: those that it names, else its candidates. */
function allowedBy({ incident }: Member): readonly Stretch[] {
  return incident.when !== null ? [incident.when] : incident.candidates;
}

/** The claim by which a member names its days. */
function teller(member: Member): Facts | undefined {
  const named = member.incident.facts.filter((one) => (member.incident.when !== null ? one.when !== null : one.candidates.length > 0));
  return named.sort((a, b) => (a.claim.time?.precision ?? 4) - (b.claim.time?.precision ?? 4) || Number(a.claim.time?.inherited) - Number(b.claim.time?.inherited) || byCode(a.claim.id, b.claim.id))[0];
}

/** Which pages of an event leave dates open that others narrow down. The claims themselves are not changed. */
function narrowings(members: readonly Member[], settled: readonly Stretch[]): Narrowing[] {
  const found: Narrowing[] = [];
  for (const member of members) {
    const { when, candidates, facts } = member.incident;
    if (when !== null || candidates.length === 0) continue;
    const left = within(candidates, settled);
    if (left.length >= candidates.length) continue;
    const own = new Set(facts.map(({ claim }) => claim.document));
    const pages = new Map<string, Cited<string>>();
    for (const other of members) {
      const told = teller(other);
      if (told === undefined || own.has(told.claim.document) || pages.has(told.claim.document) || pages.size === NAMED) continue;
      const allowed = allowedBy(other);
      if (candidates.some((one) => !allowed.some((two) => shared(one, two) > 0))) pages.set(told.claim.document, cite(told.claim, listed(allowed), told.claim.time));
    }
    if (pages.size === 0) continue;
    const by = [...pages.values()];
    found.push({
      claims: distinct(facts.filter((one) => one.candidates.length > 0).map(({ claim }) => claim.id)), candidates: candidates.map(written), left: left.map(written), by,
      says: `Its words leave ${listed(candidates)} open; ${by.map(({ text, value }) => `“${text}” (${value})`).join(" and ")} of ${by.length === 1 ? "another page" : "other pages"} leaves ${listed(left)}. That both tell of one occurrence is what place, type and actors say.`,
    });
  }
  return found;
}

/** When an event was: the days that its claims name; where all leave them open, what is left when each is held against the others. */
export function timeOf(group: Group, facts: readonly Facts[]): Event["time"] {
  const dated = facts.filter((one) => one.when !== null);
  // In one order, whoever was reported first: the founder's dates come first.
  const [founder, ...others] = group.members;
  const members = [founder!, ...others.sort((a, b) => byCode(a.incident.facts[0]?.claim.id ?? "", b.incident.facts[0]?.claim.id ?? ""))];
  if (group.frame.when === null) {
    const open = facts.filter((one) => one.candidates.length > 0);
    if (open.length === 0) return null;
    const left = members.reduce((dates, member) => (dates.length === 0 ? [...member.incident.candidates] : member.incident.candidates.length === 0 ? dates : within(dates, member.incident.candidates)), [] as Stretch[]);
    const [only] = left;
    const narrowed = narrowings(members, left);
    const settled = left.length === 1 && narrowed.length > 0;
    return {
      start: settled ? isoOf(only!.from) : null, end: settled ? isoOf(only!.to) : null, precision: open[0]!.claim.time?.precision ?? 1,
      candidates: settled ? [] : left.map(written), claims: distinct(open.map((one) => one.claim.id)), narrowed,
    };
  }
  const from = group.frame.when.from;
  const last = group.members.reduce((to, { decided, incident }) => (decided && incident.when !== null ? Math.max(to, incident.when.to) : to), group.frame.when.to);
  const ongoing = group.frame.background && dated.some((one) => one.claim.time?.end === null);
  const precision = dated.reduce((least, { claim }) => Math.min(least, claim.time?.precision ?? 4), Number.POSITIVE_INFINITY) as 1 | 2 | 3 | 4;
  return {
    start: isoOf(from), end: ongoing ? null : isoOf(last), precision: Number.isFinite(precision) ? precision : 1, candidates: [], claims: distinct(dated.map((one) => one.claim.id)),
    narrowed: narrowings(members, [{ from, to: last }]),
  };
}
