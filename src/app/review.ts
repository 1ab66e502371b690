import type { Review, ReviewAnswer, ReviewItem } from "../desk/index.ts";
import type { Judgement, Ledger } from "../ledger/index.ts";
import { facetKey, standing, type Event, type KeptEvent } from "../reconcile/index.ts";
import type { Events } from "./find.ts";

const VERDICTS: ReadonlySet<Judgement["verb"]> = new Set(["confirm", "refute", "undetermined"]);

/** What people recorded on an event, under any name that it had: the last verdict that stands, and all that stands, in order. */
export function reviewOf(event: Event, judgements: readonly Judgement[], names: ReadonlySet<string>): Review {
  const own = new Set(event.decisions.map(({ judgement }) => judgement));
  const records = standing(judgements).filter(({ id, subject, objects = [] }) => own.has(id) || names.has(subject) || objects.some((object) => names.has(object)));
  return { verdict: records.findLast(({ verb, subject }) => VERDICTS.has(verb) && names.has(subject)) ?? null, records };
}

/** What waits for a person: contested events, undecided memberships and independence, and judgements whose words stand no more. */
export async function reviewQueue(ledger: Ledger, events: Events, limit: number): Promise<ReviewAnswer> {
  const judgements = standing(await ledger.judgements());
  const judged = new Set(judgements.filter(({ verb }) => VERDICTS.has(verb)).map(({ subject }) => subject));
  const items: ReviewItem[] = await lapsed(ledger, events, judgements);
  const look = async (kind: ReviewItem["kind"], key: number, say: (event: Event) => Pick<ReviewItem, "says" | "reasons">): Promise<void> => {
    for (const { body } of await ledger.find({ all: [[key]], limit: limit + judged.size })) {
      const { event } = JSON.parse(body) as KeptEvent;
      if (!judged.has(event.id)) items.push({ kind, subject: event.id, ...say(event) });
    }
  };
  const named = (event: Event): string => `${event.type}, ${event.places[0]?.name ?? "no place"}, ${event.time?.start ?? "no date"}`;
  await look("contested", facetKey("status", "contested"), (event) => ({
    says: `${named(event)}: ${[...new Set(event.contested.map(({ attribute }) => attribute))].join(", ")} contested.`,
    reasons: event.contested.flatMap((slot) => slot.values.map(({ origin, value, text }) => `${slot.attribute}${slot.quantity ? ` ${slot.quantity}` : ""}: ${origin} says ${value} (“${text}”).`)),
  }));
  await look("membership", facetKey("membership", "undecided"), (event) => ({
    says: `${named(event)}: whether a page belongs to it is undecided.`,
    reasons: event.documents.filter(({ membership }) => membership === "undecided").flatMap(({ captured_from, reasons }) => reasons.map((reason) => `${captured_from}: ${reason}`)),
  }));
  await look("independence", facetKey("status", "undecided"), (event) => ({
    says: `${named(event)}: origins agree, and whether they are independent is undecided.`,
    reasons: event.origins.filter(({ independence }) => independence === "undecided").flatMap(({ name, reasons }) => reasons.map((reason) => `${name}: ${reason}`)),
  }));
  return { items: items.slice(0, limit) };
}

/** Judgements that point at something that is no more: a claim that no reading has, an event whose name leads nowhere. */
async function lapsed(ledger: Ledger, events: Events, judgements: readonly Judgement[]): Promise<ReviewItem[]> {
  const named = (judgement: Judgement): string[] => [judgement.subject, ...judgement.objects ?? []];
  const claims = judgements.flatMap(named).filter((id) => id.startsWith("clm:"));
  const there = new Set((await ledger.claimsById([...new Set(claims)])).map(({ id }) => id));
  const found: ReviewItem[] = [];
  for (const judgement of judgements) {
    const lost: string[] = [];
    for (const id of named(judgement)) {
      if (id.startsWith("clm:") && !there.has(id)) lost.push(id);
      else if (id.startsWith("evt:") && await events.get(id) === null) lost.push(id);
    }
    if (lost.length > 0) found.push({ kind: "lapsed", subject: judgement.id, says: `${judgement.verb} of ${judgement.subject} by ${judgement.author}, ${judgement.at.slice(0, 10)}: what it is about is no more.`, reasons: lost.map((id) => `${id} is in no current reading and leads nowhere.`) });
  }
  return found;
}
