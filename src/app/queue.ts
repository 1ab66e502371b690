import type { LogAnswer, OpenTieCard, ReviewAnswer, ReviewItem } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Finding, Judgement, Ledger } from "../ledger/index.ts";
import { facetKey, openTies, rulingsNow, standing, tieSubject, type Event, type KeptEvent, type Rulings } from "../reconcile/index.ts";
import { cardsOf, namedIn } from "./cards.ts";
import type { Events } from "./find.ts";
import { cardOf } from "./nearby.ts";
import { namesNow, VERDICTS } from "./review.ts";

/** What a person looks at first: what is lost, then where origins part, then what is undecided. */
const KINDS: readonly ReviewItem["kind"][] = ["lapsed", "contested", "membership", "tie", "independence"];

/**
 * What waits for a person: contested events, undecided memberships, origins and ties of which nothing shows whether they are
 * independent, and judgements whose words stand no more. An event with a verdict waits no longer.
 */
export async function reviewQueue(ledger: Ledger, events: Events, directory: Directory, limit: number): Promise<ReviewAnswer> {
  const all = await ledger.judgements();
  const judgements = standing(all);
  const now = await namesNow(ledger, judgements);
  const judged = new Set(judgements.filter(({ verb }) => VERDICTS.has(verb)).map(({ subject }) => now.get(subject) ?? subject));
  const items: ReviewItem[] = await lapsed(ledger, events, judgements, now);
  const look = async (kind: ReviewItem["kind"], key: number, say: (event: Event) => Pick<ReviewItem, "says" | "reasons">): Promise<Event[]> => {
    const found: Event[] = [];
    for (let after: Finding["after"]; found.length < limit;) {
      const page = await ledger.find({ all: [[key]], limit, ...(after && { after }) });
      after = page.at(-1);
      for (const { id, body } of page) if (!judged.has(id) && found.length < limit) found.push((JSON.parse(body) as KeptEvent).event);
      if (page.length < limit) break;
    }
    for (const event of found) items.push({ kind, subject: event.id, ...say(event), event: cardOf(event), tie: null, judgement: null });
    return found;
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
  const undecided = await look("independence", facetKey("status", "undecided"), (event) => ({
    says: `${named(event)}: origins agree, and whether they are independent is undecided.`,
    reasons: event.origins.filter(({ independence }) => independence === "undecided").flatMap(({ name, reasons }) => reasons.map((reason) => `${name}: ${reason}`)),
  }));
  const name = (id: string): string => directory.actor(id)?.name.en ?? id;
  for (const tie of tieCards(undecided, directory, await rulingsNow(ledger, all))) {
    const { owner, relation, to, between: [a, b], events: on } = tie;
    items.push({
      kind: "tie", subject: tieSubject(owner, relation, to), says: `${name(owner)} ${relation} ${name(to)}: nobody has reviewed this tie.`,
      reasons: [`By it ${name(a)} and ${name(b)} are not shown to be independent, in ${on.length === 1 ? "one event" : `${on.length} events`}.`],
      event: cardOf(undecided.find(({ id }) => id === on[0])!), tie, judgement: null,
    });
  }
  const kept = shared(items, limit);
  return { items: kept, actors: cardsOf(kept.flatMap((item) => [...namedIn(item)]), directory), last: all.at(-1)?.id ?? null };
}

/** At most `limit` items, in the order of their kinds; where there are more, no kind fills up what belongs to another. */
export function shared(items: readonly ReviewItem[], limit: number): ReviewItem[] {
  const byKind = KINDS.map((kind) => items.filter((item) => item.kind === kind)).filter((list) => list.length > 0);
  let rest = limit;
  const taken = new Map(byKind.map((list) => [list, 0]));
  for (let open = byKind; rest > 0 && open.length > 0; open = byKind.filter((list) => taken.get(list)! < list.length)) {
    const share = Math.max(1, Math.floor(rest / open.length));
    for (const list of open) {
      const more = Math.min(share, rest, list.length - taken.get(list)!);
      taken.set(list, taken.get(list)! + more);
      rest -= more;
    }
  }
  return byKind.flatMap((list) => list.slice(0, taken.get(list)));
}

/** A page of the log, the newest first, with the events and actors that it names. */
export async function logOf(ledger: Ledger, events: Events, directory: Directory, { limit = 100, offset = 0 }: { limit?: number; offset?: number }): Promise<LogAnswer> {
  const all = await ledger.judgements(), stand = new Set(standing(all).map(({ id }) => id));
  const judgements = [...all].reverse().slice(offset, offset + limit);
  const named = new Set(judgements.flatMap(({ subject, objects = [] }) => [subject, ...objects]));
  const cards: LogAnswer["events"] = {};
  for (const id of named) {
    const event = id.startsWith("evt:") ? await events.get(id) : null;
    if (event !== null) cards[id] = cardOf(event);
  }
  const actors = [...named].flatMap((id) => (id.startsWith("tie:") ? id.split(":") : [id]));
  return { judgements, undone: judgements.filter(({ id, verb }) => verb !== "undo" && !stand.has(id)).map(({ id }) => id), total: all.length, last: all.at(-1)?.id ?? null, actors: cardsOf(actors, directory), events: cards };
}

/** The ties between the origins of these events that nobody has reviewed, as the desk shows them. */
export function tieCards(events: readonly Event[], directory: Directory, rulings: Rulings): OpenTieCard[] {
  return openTies(events, directory, rulings).map(({ from, tie, between, events: on }) => ({ to: tie.to, relation: tie.relation, from: tie.from, until: tie.until, reviewed: tie.reviewed, owner: from, between, events: on }));
}

/** Judgements that point at something that is no more: a claim that no reading has, an event whose name leads nowhere. */
async function lapsed(ledger: Ledger, events: Events, judgements: readonly Judgement[], now: ReadonlyMap<string, string>): Promise<ReviewItem[]> {
  const named = (judgement: Judgement): string[] => [judgement.subject, ...judgement.objects ?? []];
  const claims = judgements.flatMap(named).filter((id) => id.startsWith("clm:"));
  const there = new Map((await ledger.claimsById([...new Set(claims)])).map(({ id, document }) => [id, document]));
  const names = [...new Set(judgements.flatMap(named).filter((id) => id.startsWith("evt:")))];
  const alive = new Set(await ledger.there(names));
  const found: ReviewItem[] = [];
  const rulings = await rulingsNow(ledger, judgements);
  for (const judgement of judgements) {
    const lost: string[] = [];
    for (const id of named(judgement)) {
      if (id.startsWith("clm:") && !there.has(id)) lost.push(id);
      else if (id.startsWith("evt:") && !alive.has(id) && !now.has(id)) lost.push(id);
    }
    if (lost.length === 0) {
      if (judgement.verb === "correct" && await idle(events, judgement, there.get(judgement.subject) ?? null, rulings)) found.push({
        kind: "lapsed", subject: judgement.id, says: `correct of ${judgement.subject} by ${judgement.author}, ${judgement.at.slice(0, 10)}: what it replaces is no more.`,
        reasons: [`${judgement.value ?? ""}: the value that it was to replace is not there any more.`], event: null, tie: null, judgement,
      });
      continue;
    }
    found.push({
      kind: "lapsed", subject: judgement.id, says: `${judgement.verb} of ${judgement.subject} by ${judgement.author}, ${judgement.at.slice(0, 10)}: what it is about is no more.`,
      reasons: lost.map((id) => `${id} is in no current reading and leads nowhere.`), event: null, tie: null, judgement,
    });
  }
  return found;
}

/** Whether a correction on an event, or on a claim of this document, stands and is nowhere to be seen: it was to replace one of several values, and another reading has it no more. */
async function idle(events: Events, { id, subject }: Judgement, document: string | null, rulings: Rulings): Promise<boolean> {
  const own = document === null ? [await events.get(subject)] : await events.withClaim(subject, document);
  const held = own.filter((event) => event !== null);
  const stands = [subject, ...held.map((event) => event.id)].some((one) => rulings.corrections(one).some(({ judgement }) => judgement === id));
  return stands && held.length > 0 && !held.some((event) => event.corrections.some(({ judgement }) => judgement === id));
}
