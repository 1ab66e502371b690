// Who said what when, who changed a figure, who never did. Pure.
import type { Course, EventAnswer, Figure } from "../contract.ts";

/** One step of an origin: what it said on a day, through these articles. `figure` is the figure it gave that day for what the lane follows. */
export interface Step { day: string | null; documents: string[]; claims: string[]; figure: Figure | null; change: "raised" | "lowered" | "retracted" | null; before: Figure | null }
export interface Lane { origin: string; steps: Step[]; /** How the figure that the lane follows went; null for an origin that gives none. */ course: Course | null }

/** The quantity that the lanes follow: deaths where anyone gives them, else what most figures count. */
export function followed(figures: readonly Figure[]): Figure["quantity"] | null {
  if (figures.some(({ quantity }) => quantity === "killed")) return "killed";
  const tally = new Map<Figure["quantity"], number>();
  for (const { quantity } of figures) tally.set(quantity, (tally.get(quantity) ?? 0) + 1);
  return [...tally].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

const CHANGES: Partial<Record<string, "raised" | "lowered" | "retracted">> = { amends: "raised", lowers: "lowered", retracted: "retracted" };

/** Of an origin's figures for several groups of people the one that it changed, else the one that it gave most often. */
function courseOf(courses: readonly Course[], origin: string, quantity: Figure["quantity"] | null): Course | null {
  const rank = ({ went }: Course): number => Number(went !== "once" && went !== "kept");
  return courses.filter((one) => one.origin === origin && one.quantity === quantity).sort((a, b) => rank(b) - rank(a) || b.days.length - a.days.length || b.figures.length - a.figures.length)[0] ?? null;
}

/** The lanes of an event, each origin one, those that spoke first on top; pages without a date come first in a lane. */
export function lanesOf({ matrix }: EventAnswer): Lane[] {
  const quantity = followed(matrix.figures);
  const byId = new Map(matrix.figures.map((figure) => [figure.id, figure]));
  const lanes = new Map<string, Map<string, Step>>();
  for (const { origin, said, document, claims } of matrix.accounts) {
    const days = lanes.get(origin) ?? lanes.set(origin, new Map()).get(origin)!;
    const step = days.get(said ?? "") ?? days.set(said ?? "", { day: said, documents: [], claims: [], figure: null, change: null, before: null }).get(said ?? "")!;
    step.documents.push(document);
    step.claims.push(...claims);
  }
  return [...lanes].map(([origin, days]): Lane => {
    const course = courseOf(matrix.courses, origin, quantity);
    for (const figure of (course?.figures ?? []).map((id) => byId.get(id)!)) {
      const step = days.get(figure.said ?? ""), change = CHANGES[figure.relation?.kind ?? ""] ?? null;
      if (step === undefined) continue;
      // Of several figures of a day the one that changes something tells most, then the greatest.
      const better = step.figure === null || (change !== null && step.change === null) || ((change === null) === (step.change === null) && greatest(figure) > greatest(step.figure));
      if (!better) continue;
      step.figure = figure;
      step.change = change;
      step.before = figure.relation?.of ? byId.get(figure.relation.of) ?? null : null;
    }
    return { origin, steps: [...days.values()].sort((a, b) => (a.day ?? "").localeCompare(b.day ?? "")), course };
  }).sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
}

const greatest = ({ value }: Figure): number => value.high ?? value.low ?? 0;
const firstDay = ({ steps }: Lane): string => steps.find(({ day }) => day !== null)?.day ?? "9999";

/** All days of the lanes, in order. */
export function daysOf(lanes: readonly Lane[]): string[] {
  return [...new Set(lanes.flatMap(({ steps }) => steps.flatMap(({ day }) => (day === null ? [] : [day]))))].sort();
}
