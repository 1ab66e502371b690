import type { EventItem } from "./dataset.ts";
import { addedUp, coded, figuresOf, wideOf } from "./figures.ts";
import { withoutFolders } from "./sources.ts";
import { wideness } from "./wide.ts";
import { placeName } from "./places.ts";

/** Words of one claim in notes, and claims quoted at most. */
const LONG = 300;
const QUOTED = 12;

function quote(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  return `“${line.length > LONG ? `${line.slice(0, LONG)}…` : line}”`;
}

/**
 * What the columns cannot say, in plain English: other places, dates that are left, every origin's toll and whether they differ, rival
 * authors, denials, the status, a person's verdict, and the words themselves.
 */
export function notesOf(item: EventItem): string {
  const { event, claims, pages, verdict } = item;
  const names = new Map(event.origins.map(({ id, name }) => [id, withoutFolders(name)]));
  const originOf = new Map(event.origins.flatMap((origin) => origin.claims.map((claim) => [claim, withoutFolders(origin.name)] as const)));
  const said: string[] = [];
  const places = event.places.filter(({ role }) => role === "at" || role === "near");
  if (places.length > 1) said.push(`Places: ${places.map(placeName).join(", ")}.`);
  const { start = null, end = null, candidates = [] } = event.time ?? {};
  if (candidates.length > 0) said.push(`The date is undecided between ${candidates.map((one) => (one.start === one.end ? one.start : `${one.start} to ${one.end}`)).join(", ")}.`);
  else if (start !== null && end !== null && start !== end) said.push(`Between ${start} and ${end}.`);
  const deaths = figuresOf(item, "killed");
  if (deaths.length > 0) {
    said.push(`Deaths: ${[...new Set(deaths.map(({ claim, count }) => `${originOf.get(claim.id) ?? "unknown origin"}: ${quote(count.text)}`))].slice(0, QUOTED).join("; ")}.`);
    if (event.contested.some(({ attribute, quantity }) => attribute === "toll" && quantity === "killed")) said.push("The toll is disputed; the lowest credible figure is coded.");
    else if (addedUp(item).length > 0) said.push("The losses of several sides are added.");
    else if (new Set(deaths.map(coded)).size > 1) said.push("The figures differ; the lowest credible one is coded.");
  }
  const wide = wideOf(item).map((figure) => ({ why: wideness(figure, item)!, words: quote(figure.count.text) }));
  for (const why of new Set(wide.map((one) => one.why))) said.push(`Left out, as the toll of ${why}: ${[...new Set(wide.filter((one) => one.why === why).map(({ words }) => words))].slice(0, QUOTED).join("; ")}.`);
  for (const { attribute, value, computed } of event.corrections) said.push(`A person's correction: ${attribute} ${value}${computed === null ? "" : ` in the place of ${computed}`}.`);
  const { rivals, apart } = item.sides;
  if (apart.length > 0) said.push(`Also named, on no side: ${apart.map(({ name }) => name).join(", ")}.`);
  if (rivals.length > 0) {
    const slots = event.contested.filter(({ attribute }) => attribute === "initiator").flatMap(({ values }) => values);
    said.push(`Who did it is disputed: ${[...new Set(slots.map(({ origin, value }) => `${rivals.find(({ id }) => id === value)?.name ?? value} according to ${names.get(origin) ?? origin}`))].join("; ")}.`);
  }
  const denials = event.contested.filter(({ attribute }) => attribute === "outcome").flatMap(({ values }) => values.filter(({ value }) => value === "denied"));
  if (denials.length > 0) said.push(`Denied by ${[...new Set(denials.map(({ origin }) => names.get(origin) ?? origin))].join(", ")}.`);
  said.push(`Status: ${event.status.join(", ")}.`);
  if (verdict !== null) said.push(`A person's verdict: ${verdict.verb}.`);
  const quoted = [...new Set(event.claims.map((id) => claims.get(id)).filter((claim) => claim !== undefined)
    .map((claim) => `${originOf.get(claim.id) ?? "unknown origin"} in ${pages.get(claim.document)?.publisher ?? withoutFolders(pages.get(claim.document)?.captured_from ?? "a page")}: ${quote(claim.span.exact)}`))];
  said.push(`${quoted.slice(0, QUOTED).join(" ")}${quoted.length > QUOTED ? ` And ${quoted.length - QUOTED} more.` : ""}`);
  return said.join(" ");
}
