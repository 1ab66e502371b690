import type { CountMention } from "./counts.ts";
import type { TimeMention } from "./times.ts";
import type { Token } from "./tokens.ts";

/** How far behind its figure the words stand that say since when a total runs. */
const REACH = 10;

const PEOPLE = new Set(["killed", "wounded", "persons"]);

/**
 * Parts a running total from the figure of the event beside it: "twelve were killed, bringing to 700 the dead since January" counts twelve,
 * and 700 are no later figure for them. Gives the counts and times of the sentence without such totals; what dates them dates nothing else.
 */
export function withoutTotals(tokens: readonly Token[], counts: CountMention[], times: TimeMention[]): { counts: CountMention[]; times: TimeMention[] } {
  const since = (c: CountMention): TimeMention | undefined => times.find((t) => t.from >= c.to && t.from - c.to <= REACH && (t.period === true || (t.start !== null && t.end === null)) && !tokens.slice(c.to, t.from).some((w) => w.text === "," || w.text === ";"));
  const totals = counts.filter((c, i) => c.amends && PEOPLE.has(c.unit) && since(c) && counts.slice(0, i).some((b) => PEOPLE.has(b.unit) && !b.amends));
  if (totals.length === 0) return { counts, times };
  const dates = totals.map(since);
  return { counts: counts.filter((c) => !totals.includes(c)), times: times.map((t) => (dates.includes(t) ? { ...t, vague: true } : t)) };
}
