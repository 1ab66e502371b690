import type { Directory } from "../../directory/index.ts";
import type { Document } from "../../page/index.ts";
import type { Claim } from "../../reading/index.ts";
import { byCode } from "../digest.ts";
import type { Event, Origin } from "../event.ts";
import { labelOf } from "../voices.ts";
import { fill, Speech, type SayLanguage } from "./books.ts";
import { figure } from "./figure.ts";
import { nameIn, placeIn } from "./paragraph.ts";

interface Figure { low: number | null; high: number | null; text: string; claim: string }

const DEATHS_SHOWN = 3;
const LISTED = 3;

/** Each origin's worst verdict over all events: what is dependent anywhere is no source of its own. */
function verdicts(events: readonly Event[]): Map<string, Origin["independence"]> {
  const rank = { independent: 0, undecided: 1, dependent: 2 } as const;
  const worst = new Map<string, Origin["independence"]>();
  for (const { id, independence } of events.flatMap((event) => event.origins)) {
    const known = worst.get(id);
    if (known === undefined || rank[independence] > rank[known]) worst.set(id, independence);
  }
  return worst;
}

/** Whether a person put the figure there: then the words of the page do not say it, and "more than" cannot be read out of them. */
function byPerson(event: Event, claim: string): boolean {
  return event.corrections.some(({ subject, attribute, quantity }) => subject === claim && attribute === "toll" && quantity === "killed");
}

/** The numbers of dead behind the event's low and high, as they were said: sums are nobody's words. */
function deathsOf(event: Event, speech: Speech): string | null {
  const { low, best, high, claims } = event.fatalities;
  const killed = event.versions.flatMap((version) => version.tolls).filter((toll) => toll.quantity === "killed" && (toll.value.low ?? toll.value.high) !== null)
    .map((toll) => ({ low: toll.value.low, high: toll.value.high, text: byPerson(event, toll.claim) ? `${toll.value.low ?? ""} ${toll.value.high ?? ""}` : toll.text, claim: toll.claim }));
  const inOrder = (a: Figure, b: Figure): number => (a.low ?? a.high)! - (b.low ?? b.high)! || (a.high ?? Infinity) - (b.high ?? Infinity) || byCode(a.claim, b.claim);
  // A bound that is a sum is nobody's figure: its claim's greatest stands for it.
  const behind = (claim: string | null, bound: number | null): Figure[] => {
    const own = killed.filter((one) => one.claim === claim).sort(inOrder);
    return [own.find((one) => one.low === bound || one.high === bound) ?? own.at(-1)].filter((one) => one !== undefined);
  };
  // The greatest open figure ("more than 60") stands behind no bound, and is what there is to say.
  const open = high === null ? killed.filter((one) => one.high === null && (one.low ?? 0) >= (best ?? 0)) : [];
  const said = [...behind(claims.low, low), ...behind(claims.best, best), ...behind(claims.high, high), ...open].sort(inOrder);
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return null;
  const noun = speech.book.quantities.killed;
  const least = figure(first, noun, speech);
  const most = figure(last, noun, speech);
  if (least === most) return least;
  // Two exact figures read as one range; anything else is shown as it was said.
  return first.low === first.high && last.low === last.high && first.low !== null && last.low !== null
    ? fill(speech.book.summary.from, { low: speech.number(first.low), high: speech.count(last.low, noun, true) })
    : `${least} – ${most}`;
}

/**
 * One sentence on what was read: how many outlets, events and independent origins, which tolls, what is corroborated,
 * contested, denied or unconfirmed. Counts outlets by name and origins by their worst verdict.
 */
export function summarise(
  input: { events: readonly Event[]; documents: readonly Document[]; claims: readonly Claim[] }, directory: Directory, language: SayLanguage,
): string {
  const speech = new Speech(language);
  const { book } = speech;
  const { events } = input;
  if (events.length === 0) return book.summary.nothing;
  const told = new Set(events.flatMap((event) => event.documents.map((document) => document.id)));
  const outlets = new Set(input.documents.filter((document) => told.has(document.id)).map(labelOf));
  const judged = verdicts(events);
  const origin = new Map(events.flatMap((event) => event.origins).map((one) => [one.id, one]));
  const having = (independence: Origin["independence"]): Origin[] => [...judged].filter(([, verdict]) => verdict === independence)
    .map(([id]) => origin.get(id)!).sort((a, b) => b.claims.length - a.claims.length || byCode(a.id, b.id));
  const independent = having("independent");
  const undecided = having("undecided");
  const names = independent.slice(0, LISTED).map((one) => nameIn(one.id, one.name, directory, language, speech));
  const origins = `${speech.count(independent.length, book.independent)}${names.length > 0 && independent.length <= LISTED ? ` (${speech.row(names)})` : ""}`
    + (undecided.length > 0 ? fill(book.summary.undecidedToo, { undecided: speech.count(undecided.length, book.undecided) }) : "");
  const largest = [...events].sort((a, b) => b.claims.length - a.claims.length || byCode(a.id, b.id));
  const claims = new Map(input.claims.map((claim) => [claim.id, claim]));
  const documents = new Map(input.documents.map((document) => [document.id, document]));
  const label = (event: Event): string => placeIn(event, claims, documents, language, speech) ?? book.types[event.type];
  const clauses: string[] = [];
  const deaths = largest.map((event) => ({ event, said: deathsOf(event, speech) })).filter((one) => one.said !== null).slice(0, DEATHS_SHOWN)
    .map(({ event, said }) => fill(book.summary.deathsAt, { figures: said!, place: label(event) }));
  if (deaths.length > 0) clauses.push(fill(book.summary.deaths, { figures: deaths.join(book.between.names) }));
  const corroborated = largest.filter((event) => event.status.includes("corroborated"));
  if (corroborated.length > 0) clauses.push(fill(book.summary.corroborated, { list: speech.row([...new Set(corroborated.map(label))].slice(0, LISTED)) }));
  else clauses.push(events.some((event) => event.status.includes("undecided")) ? book.summary.undecided : book.summary.single);
  const contested = largest.filter((event) => event.contested.length > 0).slice(0, LISTED)
    .map((event) => `${speech.row([...new Set(event.contested.map((slot) => book.attributes[slot.attribute]))])} (${label(event)})`);
  if (contested.length > 0) clauses.push(fill(book.summary.contested, { list: contested.join(book.between.names) }));
  for (const status of ["denied", "unconfirmed"] as const) {
    const places = [...new Set(largest.filter((event) => event.status.includes(status)).map(label))].slice(0, LISTED);
    if (places.length > 0) clauses.push(fill(book.summary[status], { list: speech.row(places) }));
  }
  return fill(book.summary.whole, {
    outlets: speech.count(outlets.size, book.outlets), events: speech.count(events.length, book.events), origins,
    rest: clauses.map((clause) => `${book.between.statements}${clause}`).join(""),
  });
}
