import type { Claim, Quantity } from "../reading/index.ts";
import { dayOf } from "./calendar.ts";
import { markOf, type Correction } from "./corrections.ts";
import { denies, figureOf } from "./contest.ts";
import { byCode } from "./digest.ts";
import type { Cited, Event } from "./event.ts";
import { groupOf, least } from "./tolls.ts";

/** How a figure hangs on another one; `of` is that one's id, null where there is none. */
export interface Relation {
  /** `part`: of those whom the other counts. `amends`: its origin later gave more. `lowers`: its origin later gave less. `cumulative`: it counts other days too. `retracted`: its own origin took it back. */
  kind: "part" | "amends" | "lowers" | "cumulative" | "retracted";
  of: string | null;
  why: string;
}

/** One figure that one origin gives, with its exact words. */
export interface Figure extends Cited<{ low: number | null; high: number | null }> {
  /** The claim's id and the count's. */
  id: string;
  origin: string;
  quantity: Quantity;
  group: string | null;
  /** Whom or what it counts, in the text's own words. */
  of: string | null;
  /** The day of the page that has it; null when that is not known. */
  said: string | null;
  relation: Relation | null;
  /** The judgement by which a person put the figure there, and what was read; null where the words say it. */
  corrected: Pick<Correction, "judgement" | "computed"> | null;
}

/** How one origin's figure for the same people went, from page to page. */
export interface Course {
  origin: string;
  quantity: Quantity;
  group: string | null;
  /** Ids of its figures, in the order of the days on which they were said; those of pages without a date come last. */
  figures: string[];
  /** The days on which it said one, each once. */
  days: string[];
  /** `once`: on one day, or nobody knows when. `kept`: on several, and never another. `raised`, `lowered`, `changed` (both): what it did to it. */
  went: "once" | "kept" | "raised" | "lowered" | "changed";
}

/** Days by which a figure's own days may go beyond its event's before it counts more than the event. */
const SLACK_DAYS = 2;

/** Whether a claim's figures count more days than the event had. */
export function countsMore(claim: Claim, event: { from: number; to: number } | null): boolean {
  const from = dayOf(claim.time?.start ?? null);
  if (event === null || from === null || claim.type !== "toll") return false;
  const to = dayOf(claim.time?.end ?? null) ?? event.to;
  return (to - from) - (event.to - event.from) > SLACK_DAYS;
}

/** The figures of an event's claims, each with what it amends, in the order of claims and counts. */
export function relationsOf(event: Event, claims: readonly Claim[], originOf: ReadonlyMap<string, string>, published: ReadonlyMap<string, string | null>): Figure[] {
  const start = dayOf(event.time?.start ?? null);
  const days = start === null ? null : { from: start, to: dayOf(event.time?.end ?? null) ?? start };
  const figures: Figure[] = [];
  const takenBack = new Map<string, Claim>();
  for (const claim of claims) if (denies(claim)) for (const id of claim.about) if (originOf.get(id) === originOf.get(claim.id)) takenBack.set(id, claim);
  for (const claim of claims) {
    if (claim.polarity === "negative" || claim.type === "confirmation") continue;
    for (const count of claim.counts) {
      if (count.low === null && count.high === null) continue;
      const figure: Figure = {
        id: `${claim.id} ${count.id}`, origin: originOf.get(claim.id)!, quantity: count.quantity, group: groupOf(claim, count), of: count.of, value: { low: count.low, high: count.high },
        claim: claim.id, document: claim.document, text: count.text, anchor: count.anchor, said: published.get(claim.document) ?? null, relation: null,
        corrected: markOf(event.corrections, claim.id, "toll", figureOf(count), count.quantity),
      };
      const denial = takenBack.get(claim.id);
      if (count.part_of !== null) figure.relation = { kind: "part", of: `${claim.id} ${count.part_of}`, why: "Its sentence gives it as a part." };
      else if (count.amends !== null) figure.relation = { kind: "amends", of: `${claim.id} ${count.amends}`, why: "Its sentence gives it in place of an earlier figure." };
      else if (denial) figure.relation = { kind: "retracted", of: null, why: `Its own origin took it back: “${denial.span.exact}”.` };
      else if (countsMore(claim, days)) figure.relation = { kind: "cumulative", of: null, why: `It counts from ${claim.time!.start!.slice(0, 10)} to ${claim.time!.end?.slice(0, 10) ?? "an open end"}, more days than this event.` };
      figures.push(figure);
    }
  }
  relateLater(figures);
  relateWider(figures);
  return figures;
}

/** Relates a figure of more days to the one that it holds: of its own origin where that gives one, else the first there is. */
function relateWider(figures: readonly Figure[]): void {
  for (const figure of figures) {
    if (figure.relation?.kind !== "cumulative") continue;
    const held = figures.filter(({ quantity, group, relation }) => quantity === figure.quantity && group === figure.group && relation?.kind !== "cumulative" && relation?.kind !== "part");
    figure.relation.of = (held.find(({ origin }) => origin === figure.origin) ?? held[0])?.id ?? null;
  }
}

/** Who said which figure when, who changed it, and who never did; parts and what counts other days are figures of their own. */
export function coursesOf(figures: readonly Figure[]): Course[] {
  const held = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.relation?.kind === "part" || figure.relation?.kind === "cumulative") continue;
    const key = JSON.stringify([figure.origin, figure.quantity, figure.group]);
    (held.get(key) ?? held.set(key, []).get(key)!).push(figure);
  }
  return [...held].sort(([a], [b]) => byCode(a, b)).map(([, list]) => {
    const [{ origin, quantity, group }] = list as [Figure];
    list.sort((a, b) => byCode(a.said ?? "9999", b.said ?? "9999") || byCode(a.id, b.id));
    const days = [...new Set(list.map(({ said }) => said).filter((day) => day !== null))];
    const raised = list.some(({ relation }) => relation?.kind === "amends"), lowered = list.some(({ relation }) => relation?.kind === "lowers" || relation?.kind === "retracted");
    const went = raised && lowered ? "changed" as const : raised ? "raised" as const : lowered ? "lowered" as const : days.length > 1 ? "kept" as const : "once" as const;
    return { origin, quantity, group, figures: list.map(({ id }) => id), days, went };
  });
}

/** Relates an origin's later figure for the same people to the last one before it that was another. */
function relateLater(figures: readonly Figure[]): void {
  const held = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.relation !== null || figure.said === null) continue;
    const key = `${figure.origin}\n${figure.quantity}\n${figure.group ?? ""}`;
    (held.get(key) ?? held.set(key, []).get(key)!).push(figure);
  }
  for (const list of held.values()) {
    list.sort((a, b) => byCode(a.said!, b.said!) || byCode(a.id, b.id));
    for (const [at, figure] of list.entries()) {
      const before = list.slice(0, at).findLast((other) => other.said! < figure.said!);
      if (before === undefined || (before.value.low === figure.value.low && before.value.high === figure.value.high)) continue;
      const more = least(figure.value) > least(before.value);
      figure.relation = more ? { kind: "amends", of: before.id, why: `The same origin gave less on ${before.said}.` }
        : { kind: "lowers", of: before.id, why: `The same origin gave more on ${before.said}: a correction, or an older figure that came late.` };
    }
  }
}
