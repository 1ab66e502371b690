import type { Claim, Count, Quantity } from "../reading/index.ts";
import { foldName } from "../text/index.ts";
import { tollsBehind, type Event } from "../reconcile/index.ts";
import type { Bundle, Lookup } from "./dataset.ts";
import { CHILDREN, CIVIL, DOZENS, FIGHTERS, HUNDREDS, MEN, SCORES, TENS, WOMEN } from "./words.ts";
import { wideness } from "./wide.ts";

/** One figure that an event's claims give. */
export interface Figure { claim: Claim; count: Count }

/** Whether a claim commits itself to its figures: not a denial, a doubt or a confirmation of somebody else's. */
function commits(claim: Claim): boolean {
  return claim.polarity === "positive" && claim.type !== "confirmation" && claim.type !== "assessment" && claim.factuality !== "unknown";
}

/** Deaths low, best and high, as the event has them; out of the other figures where one of the bounds counts more than the event. `longest`: so many days may one last. */
export function deathsOf(item: Bundle, longest?: number): Event["fatalities"] {
  const { fatalities } = item.event, wide = wideOf(item, longest), totals = figuresOf(item, "killed", false, longest);
  const bounds = Object.values(fatalities.claims).filter((id) => id !== null), left = wide.map(({ claim }) => claim.id);
  // A bound is left as it is but where it counts more than the event, or only the children among its dead.
  const partial = told(item, "killed", false, longest).filter((figure) => wideness(figure, item, longest) === null && !totals.some(({ count }) => count === figure.count)).map(({ claim }) => claim.id);
  if (!bounds.some((id) => left.includes(id) || (partial.includes(id) && !totals.some(({ claim }) => claim.id === id)))) return fatalities;
  const figures = totals.filter(({ count }) => count.low !== null);
  const lowest = [...figures].sort((a, b) => a.count.low! - b.count.low! || (a.claim.id < b.claim.id ? -1 : 1))[0];
  const highest = figures.some(({ count }) => count.high === null) ? undefined : [...figures].sort((a, b) => b.count.high! - a.count.high! || (a.claim.id < b.claim.id ? -1 : 1))[0];
  return {
    low: lowest?.count.low ?? null, best: lowest?.count.low ?? null, high: highest?.count.high ?? null,
    claims: { low: lowest?.claim.id ?? null, best: lowest?.claim.id ?? null, high: highest?.claim.id ?? null },
    rule: `Low and best are the smallest figure that an origin gives, high the greatest. Left out are figures of some of the dead${wide.length === 0 ? "" : `, and as they count more than the event: ${[...new Set(wide.map(({ count }) => `“${count.text}”`))].join(", ")}`}.`,
  };
}

/** Those of an event's deaths that are not its own: the dead of a war, of all since a campaign began, of a longer time than a coding's events may last. */
export function wideOf(item: Bundle, longest?: number): Figure[] {
  return told(item, "killed", true, longest).filter((figure) => wideness(figure, item, longest) !== null);
}

/** The figures of an event for one quantity, parts of others left to `parts`; those that were amended, and those that count more than the event, left out. */
export function figuresOf(item: Bundle, quantity: Quantity, parts = false, longest?: number): Figure[] {
  const all = told(item, quantity, parts, longest).filter((figure) => wideness(figure, item, longest) === null);
  if (parts) return all;
  // "Four children were among the dead", and elsewhere on the page "at least 28": the children are some of them.
  const totals = all.filter((figure) => !ofSome(figure));
  return all.filter((figure) => !ofSome(figure) || !totals.some((total) => total.claim.document === figure.claim.document && (total.count.low ?? total.count.high ?? 0) >= (figure.count.low ?? figure.count.high ?? 0)));
}

/** Whether a figure counts only the children, the women or the men among others. */
function ofSome({ count }: Figure): boolean {
  return foldName(`${count.of ?? ""} ${count.text}`).split(" ").some((word) => CHILDREN.has(word) || WOMEN.has(word) || MEN.has(word));
}

function told(item: Bundle, quantity: Quantity, parts: boolean, longest?: number): Figure[] {
  const found: Figure[] = [];
  for (const id of item.event.claims) {
    const claim = item.claims.get(id);
    if (!claim || !commits(claim)) continue;
    // What takes an earlier figure's place does so only where it counts the same: "12, which brings the dead of the war to 700".
    const amended = new Set(claim.counts.filter((count) => count.amends !== null && wideness({ claim, count }, item, longest) === null).map(({ amends }) => amends));
    for (const count of claim.counts) {
      if (count.quantity !== quantity || amended.has(count.id) || (count.low === null && count.high === null)) continue;
      if (parts || count.part_of === null) found.push({ claim, count });
    }
  }
  return found;
}

/** The figures of several sides that an event's lowest toll adds up, as one origin gives them; none where it is one figure. */
export function addedUp(item: Bundle): Pick<Count, "low" | "high" | "text">[] {
  const behind = tollsBehind({ fatalities: deathsOf(item), versions: item.event.versions ?? [] }, "low");
  return behind.length > 1 ? behind.map(({ value, text }) => ({ ...value, text })) : [];
}

/** Whether somebody says outright that nobody was killed. */
export function saysNobody({ event, claims }: Bundle): boolean {
  return event.claims.some((id) => { const claim = claims.get(id); return claim !== undefined && claim.factuality === "certain" && claim.type !== "assessment" && claim.counts.some(({ quantity, low, high }) => quantity === "killed" && low === 0 && high === 0); });
}

const ROUNDED = /(?:^|\s)(?:\p{L}+aine|dozen)(?:\s|$)/u;

/** The numbers that words hold in digits, Arabic ones too. */
function digitsIn(text: string): number[] {
  const western = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/(\d)[ \u00a0\u202f.,\u066c](?=\d{3}(?!\d))/g, "$1");
  return (western.match(/\d{1,9}/g) ?? []).map(Number);
}

/**
 * One figure as ACLED would code it: what the words say where they say a number ("more than 60" is 60, "about 50" is 50), "dozens"
 * 12, "tens" 10, "hundreds" 100, a round collective ("une vingtaine") what it names; else its lowest bound.
 */
export function coded({ count }: { count: Pick<Count, "low" | "high" | "text"> }): number | null {
  const { low, high, text } = count;
  if (low !== null && low === high) return low;
  const written = digitsIn(text);
  if (written.length === 1 && (low === null || written[0]! >= low - 1) && (high === null || written[0]! <= high)) return written[0]!;
  if (written.length === 0) {
    const folded = foldName(text), says = (list: ReadonlySet<string>): boolean => folded.split(" ").some((word) => list.has(word));
    if (says(HUNDREDS)) return 100;
    if (says(DOZENS)) return 12;
    if (says(TENS)) return 10;
    if (low !== null && high !== null && ROUNDED.test(folded)) return Math.round((low + high) / 2);
  }
  return low ?? high;
}

/** Whether a figure's words name no number: "dozens", "hundreds". */
export function isVague({ count: { text, low, high } }: Figure): boolean {
  if ((low !== null && low === high) || digitsIn(text).length > 0) return false;
  return foldName(text).split(" ").some((word) => DOZENS.has(word) || TENS.has(word) || HUNDREDS.has(word) || SCORES.has(word));
}

/** Whom a figure counts, so far as the directory and the words tell. */
export interface Whose { civilian: boolean; belligerent: boolean; men: boolean; women: boolean; children: boolean }


export function whose({ count }: Figure, { directory }: Lookup): Whose {
  const said = foldName(`${count.of ?? ""} ${count.text}`).split(" ");
  const says = (list: ReadonlySet<string>): boolean => said.some((word) => list.has(word));
  const kind = count.group === null ? null : directory.actor(count.group)?.kind ?? null;
  const women = says(WOMEN), children = says(CHILDREN);
  const belligerent = kind === "armed-group" || kind === "state-force" || kind === "coalition" || kind === "government" || says(FIGHTERS);
  const men = says(MEN) && !belligerent;
  return { women, children, men, belligerent, civilian: !belligerent && (kind === "civilian" || says(CIVIL) || children || women) };
}

/** The least and the most that figures say: the most is null where one of them is open. */
export function spread(figures: readonly Figure[]): { min: number | null; max: number | null } {
  if (figures.length === 0) return { min: null, max: null };
  const lows = figures.map(({ count }) => count.low).filter((low) => low !== null);
  const highs = figures.map(({ count }) => count.high);
  return { min: lows.length === 0 ? null : Math.min(...lows), max: highs.includes(null) ? null : Math.max(...highs as number[]) };
}
