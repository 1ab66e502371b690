import { hull, isoOf, length, sameTime, shared, type Stretch } from "./calendar.ts";
import { acquainted, sameParties } from "./incident.ts";
import { hoursApart } from "./hours.ts";
import { related } from "./kinds.ts";
import type { Kinship } from "./kinship.ts";
import { daysOpen, storyOf, type Frame, type Outline } from "./outline.ts";
import { samePlace } from "./whereabouts.ts";

/** What is compared of either side. */
type Sides = Pick<Outline, "spots" | "families" | "actors" | "doers" | "done">;

/** Whether two share a place, or lie near one another; a whole country is no place. */
export function placed(a: Pick<Sides, "spots">, b: Pick<Sides, "spots">): "key" | "near" | null {
  let near = false;
  for (const x of a.spots) {
    for (const y of b.spots) {
      if (x.vague || y.vague) continue;
      if (x.key === y.key) return "key";
      near ||= samePlace(x, y);
    }
  }
  return near ? "near" : null;
}

function akin(a: Sides, b: Sides): boolean {
  return b.families.every((one) => a.families.every((other) => related(one, other)));
}

function sameFamily(a: Sides, b: Sides): boolean {
  return b.families.some((family) => a.families.includes(family));
}

/** Whether the parties go together, of the acts where both tell of one, else of all that they name. */
function partiesOf(frame: Sides, outline: Sides, when: Stretch | null, kinship: Kinship): boolean | null {
  return sameParties(frame, outline, when, kinship) ?? acquainted(frame.actors, outline.actors, when, kinship);
}

/** Whether some story gives the very number of dead of one side that this incident has. */
function sameDeaths(frame: Frame, outline: Outline): boolean {
  return outline.deaths.length > 0 && Object.values(frame.counted).some((deaths) => outline.deaths.some((one) => deaths.includes(one)));
}

/** Whether their acts were at other hours of the day; the same number of dead makes that a slip of one report. */
function atOtherHours(frame: Frame, outline: Outline): boolean {
  return hoursApart(frame.hours, outline.hours) && !sameDeaths(frame, outline);
}

/** How well a dated incident fits an event that has its day; null when it does not. */
export function fit(frame: Frame, outline: Outline, kinship: Kinship): number | null {
  if (frame.background !== outline.background || frame.when === null || outline.when === null) return null;
  if (!sameTime(frame.when, outline.when) || !akin(frame, outline) || atOtherHours(frame, outline)) return null;
  const place = placed(outline, frame);
  if (place === null) return null;
  const known = partiesOf(frame, outline, outline.when, kinship);
  const same = sameFamily(frame, outline);
  // "An attack" is whatever attack the town saw that day, when it names nobody whom the others do not.
  const generic = outline.families.includes("attack") || frame.families.includes("attack") || outline.families.length === 0;
  if (known === null && (place === "near" || !(same || generic))) return null;
  // One strike, two authors named: rivals over one event, when nothing but the author differs.
  if (known === false && !(place === "key" && same && !outline.families.includes("ground") && acquainted(frame.done, outline.done, outline.when, kinship) !== false)) return null;
  if (outline.background && !(known === true && place === "key")) return null;
  const own = frame.counted[storyOf(outline)];
  if (own !== undefined && outline.deaths.length > 0 && !outline.deaths.some((one) => own.includes(one))) return null;
  return (sameDeaths(frame, outline) ? 8 : 0) + (known ? 4 : 0) + (place === "key" ? 2 : 0) + (same ? 1 : 0);
}

/** How well an incident without a day of its own fits an event; place, type and actors must all speak for it. What only moves, holds or counts names no act, so that no type does. */
export function fitUndated(frame: Frame, outline: Outline, kinship: Kinship): number | null {
  if (frame.background || frame.when === null || outline.background || outline.families.length === 0) return null;
  const days = daysOpen(outline);
  if (days.length > 0 && !days.some((one) => shared(one, frame.when!) > 0)) return null;
  const place = placed(outline, frame);
  if (place === null || !akin(frame, outline) || atOtherHours(frame, outline)) return null;
  if (partiesOf(frame, outline, frame.when, kinship) !== true) return null;
  return (place === "key" ? 2 : 0) + (sameFamily(frame, outline) ? 4 : 0) + (days.some((one) => sameTime(one, frame.when!)) ? 8 : 0);
}

function overlapping(a: readonly Stretch[], b: readonly Stretch[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((one) => b.some((other) => shared(one, other) > 0));
}

/** Whether two incidents that both name no day may be one: the same place, family and parties, and days that can be the same. */
export function fitBothUndated(frame: Frame, outline: Outline, kinship: Kinship): number | null {
  if (frame.background || outline.background || placed(outline, frame) !== "key" || !akin(frame, outline) || !sameFamily(frame, outline) || atOtherHours(frame, outline)) return null;
  if (!overlapping(daysOpen(outline), daysOpen(frame)) || acquainted(frame.actors, outline.actors, null, kinship) !== true) return null;
  return 1;
}

/** What speaks for an undated incident's part in an event, and what does not settle it. */
export function whyUndated(outline: Outline, frame: Frame): string[] {
  if (frame.when === null) return ["No page of this event settles its date; place, type and actors fit."];
  const day = isoOf(frame.when.from);
  const { candidates } = outline;
  if (candidates.length > 0) {
    const others = candidates.filter((one) => shared(one, frame.when!) === 0).map((one) => isoOf(one.from));
    return [others.length === 0
      ? `Its date can only be ${day}; place, type and actors fit.`
      : `Of its possible dates only ${day} has an event that fits; the others are ${others.join(", ")}.`, "Place, type and actors fit; the page itself does not settle the year."];
  }
  return [outline.around === null
    ? `The page gives no date; place, type and actors fit this event of ${day}.`
    : `These claims name no day; the page's own date, place, type and actors fit this event of ${day}.`];
}

// An affair that an undated page fits several days of is still one affair.
const ONE_AFFAIR = 7;

/** Whether all these events may be one affair, so that an undated page that fits several of them is of it. */
export function oneAffair(frames: readonly Frame[]): boolean {
  const whole = hull(frames.map((frame) => frame.when!));
  return whole !== null && length(whole) <= ONE_AFFAIR;
}
