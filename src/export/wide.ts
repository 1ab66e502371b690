import type { Claim, Count } from "../reading/index.ts";
import { foldName } from "../text/index.ts";
import type { Bundle } from "./dataset.ts";
import { daysBetween } from "./happened.ts";
import { BEGINNING, SINCE, SO_FAR, WAR } from "./words.ts";

// Figures that count more than an event: the dead of a war, of all since a campaign began, of a month of months. Whatever event their
// sentence was read into, they are not its deaths in any coding.

/** Figures of so many deaths are a war's; and of fewer, where the words say since when, or name the war. */
const OF_A_WAR = 10_000;
const OF_A_WAR_BY_WORDS = 1000;
/** Days that ACLED's coarsest date may mean, and UCDP's. */
export const A_MONTH = 31, A_YEAR = 366;
/** Words between "since" and what began. */
const NEAR = 6;

type Figure = { claim: Claim; count: Count };

/** Why a figure is no event's; null where it may be. `longest`: so many days may an event of the coding last. */
export function wideness({ claim, count }: Figure, { pages }: Pick<Bundle, "pages">, longest = A_MONTH): "a war" | "all since its beginning" | "a longer time" | null {
  const many = Math.max(count.low ?? 0, count.high ?? 0);
  if (count.quantity === "killed" && many >= OF_A_WAR_BY_WORDS && (many >= OF_A_WAR || foldName(`${claim.span.prefix} ${claim.span.exact} ${claim.span.suffix}`).split(" ").some((word) => WAR.has(word)))) return "a war";
  if (sinceABeginning(claim, count)) return "all since its beginning";
  const { start = null, end = null, precision = 1 } = claim.time ?? {};
  if (start === null) return null;
  const last = end ?? (precision >= 3 ? pages?.get(claim.document)?.published ?? null : null);
  return last !== null && last >= start && daysBetween(start, last) > longest ? "a longer time" : null;
}

/** "700 dead since the start of the offensive": looked for in the words of the claim between the figures on either side. */
function sinceABeginning(claim: Claim, count: Count): boolean {
  const { start = 0, exact } = claim.span, at = (anchor: { start: number }): number => anchor.start - start;
  const own = count.anchor === undefined ? 0 : at(count.anchor);
  const others = claim.counts.filter((other) => other !== count && other.anchor !== undefined).map(({ anchor }) => [at(anchor), anchor.end - start] as const);
  const from = Math.max(0, ...others.filter(([begin]) => begin < own).map(([, end]) => end)), to = Math.min(exact.length, ...others.filter(([begin]) => begin > own).map(([begin]) => begin));
  const words = foldName(exact.slice(from, Math.max(from, to))).split(" ");
  // "Has so far lost at least 12 soldiers in the war".
  if (words.some((word) => WAR.has(word)) && SO_FAR.some((phrase) => ` ${words.join(" ")} `.includes(` ${phrase} `))) return true;
  return words.some((word, index) => SINCE.has(word) && words.slice(index + 1, index + 1 + NEAR).some((next) => BEGINNING.has(next) || /^(?:19|20)\d\d$/.test(next)));
}
