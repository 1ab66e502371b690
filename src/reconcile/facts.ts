import type { Actor, Directory } from "../directory/index.ts";
import type { Claim } from "../reading/index.ts";
import { dayOf, length, LONGEST_OCCURRENCE, type Stretch } from "./calendar.ts";
import { actOf, type Hours, type HoursByAct } from "./hours.ts";
import { familyOf, leans, type Family } from "./kinds.ts";
import type { Paper } from "./paper.ts";
import { spotOf, type Spot } from "./whereabouts.ts";

/** What grouping needs of a claim, worked out once. */
export interface Facts {
  claim: Claim;
  document: Paper;
  /** The page says that its own people saw it. */
  observed: boolean;
  family: Family;
  /** It says something about an occurrence and joins one before it makes one. */
  leaning: boolean;
  spots: Spot[];
  /** The days it names; null when it names none or leaves them undecided. */
  when: Stretch | null;
  /** Dates between which the words leave the choice. */
  candidates: Stretch[];
  /** A date too long, or too long before the page, to be the occurrence that the page reports. */
  background: boolean;
  /** Its figures sum up months, years or a whole war: it is of no one occurrence. */
  sum: boolean;
  /** Actor ids, civilians and nobodies left out. */
  doers: string[];
  done: string[];
  /** The hours of the day in which it puts its act; empty where it gives none. */
  hours: HoursByAct;
}

// Who would link every attack on a town with every other.
const NOBODY: ReadonlySet<Actor["kind"]> = new Set(["civilian", "unnamed"]);

const LASTING: ReadonlySet<Claim["type"]> = new Set<Claim["type"]>(["control", "responsibility", "change-to-group-activity", "toll"]);

/** Figures of so many days at least sum up many occurrences. */
const MONTH_DAYS = 28;

/** Whether a claim's figures sum up months, years or a whole war: a bare toll of such a stretch, or any since some month or year. */
function sumsUp({ type, time, counts }: Claim, when: Stretch | null, published: number | null): boolean {
  if (time === null || time.candidates.length > 0 || counts.length === 0) return false;
  if (when === null) return time.precision >= 3 && (type === "toll" || type === "movement" || time.start === null);
  const open = time.end === null, long = open ? time.precision >= 3 || (published !== null && published - when.from >= MONTH_DAYS) : length(when) >= MONTH_DAYS;
  return long && (type === "toll" || (open && counts.some(({ quantity }) => quantity === "killed" || quantity === "wounded")));
}

function actors(refs: Claim["initiators"], directory: Directory): string[] {
  const ids = new Set<string>();
  for (const { id } of refs) {
    if (id === null) continue;
    const kind = directory.actor(id)?.kind;
    if (kind === undefined || !NOBODY.has(kind)) ids.add(id);
  }
  return [...ids];
}

/** Works out a claim's facts; `hours` are those that its words give. An open end ("since Friday") stands for its first day, unless that day is long ago. */
export function factsOf(claim: Claim, document: Paper, observed: boolean, directory: Directory, hours: Hours | null = null): Facts {
  const published = dayOf(document.published);
  const time = claim.time;
  const start = dayOf(time?.start ?? null);
  const end = dayOf(time?.end ?? null);
  let when: Stretch | null = null;
  let background = false;
  if (start !== null && end !== null) {
    when = { from: Math.min(start, end), to: Math.max(start, end) };
    background = length(when) > LONGEST_OCCURRENCE;
  } else if (start !== null) {
    const last = Math.max(start, published ?? start);
    // "Since autumn": without the page's date nobody knows how long that is, and what lasts is no occurrence.
    background = last - start + 1 > LONGEST_OCCURRENCE || (time?.precision ?? 1) >= 3 || (published === null && LASTING.has(claim.type));
    when = { from: start, to: background ? last : start };
  } else if (end !== null) {
    when = { from: end, to: end };
  }
  const candidates: Stretch[] = [];
  if (when === null) {
    for (const one of time?.candidates ?? []) {
      const from = dayOf(one.start);
      const to = dayOf(one.end);
      if (from !== null && to !== null) candidates.push({ from: Math.min(from, to), to: Math.max(from, to) });
    }
    background = candidates.length > 0 && candidates.every((one) => length(one) > LONGEST_OCCURRENCE);
  }
  const act = actOf(claim.type), sum = sumsUp(claim, when, published);
  return {
    claim, document, observed, hours: hours === null || act === null || claim.polarity === "negative" ? {} : { [act]: hours }, family: familyOf(claim.type), leaning: leans(claim.type),
    spots: claim.places.map(spotOf), when, candidates, background: background || sum, sum,
    doers: actors(claim.initiators, directory), done: actors(claim.targets, directory),
  };
}
