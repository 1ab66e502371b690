import type { Document } from "../page/index.ts";
import type { Claim, Count, PlaceRef, TimeRef } from "../reading/index.ts";
import type { Event } from "../reconcile/index.ts";
import { paint, quoted, shown } from "./terminal.ts";

// Claims and events in a few lines each, for people.

/** What the document says of itself, on one line. */
export function documentLine(document: Document, claims: number): string {
  const parts = [document.publisher ?? "publisher unknown", document.published?.slice(0, 10) ?? "no date", document.language, counted(claims, "claim")];
  return `${paint.bold(shown(document.captured_from))}${document.title === null ? "" : `  ${shown(document.title)}`}\n  ${paint.dim(parts.map(shown).join(" · "))}`;
}

/** A claim: its type and slots, its words, its chain of sources. `publisher` is the page's, null when it does not name itself. */
export function claimLines(claim: Claim, number: number | string, publisher: string | null): string {
  const label = String(number).padStart(3);
  const slots = [actorsLine(claim), claim.places.map(placeWords).join(" "), claim.time === null ? "" : timeWords(claim.time)].filter(Boolean);
  const lines = [`${paint.dim(label)}  ${paint.cyan(claim.type)}${hedges(claim)}${slots.length === 0 ? "" : `  ${slots.join(paint.dim(" · "))}`}`];
  lines.push(quoted(claim.span.exact, "     "));
  for (const count of claim.counts) lines.push(`     ${countWords(count)}`);
  lines.push(`     ${paint.dim("from")} ${chain(claim, publisher)}`);
  if (claim.loaded.length > 0) lines.push(`     ${paint.dim(`wording that takes a side: ${claim.loaded.map((l) => `“${shown(l.exact)}”`).join(", ")}`)}`);
  return lines.join("\n");
}

/** "Origin → relay → outlet": who said it first, and through whom it came. */
export function chain(claim: Claim, publisher: string | null): string {
  const outlet = shown(publisher ?? "this page");
  if (claim.attribution.length === 0) return `${outlet}, in its own voice`;
  const names = claim.attribution.map((link) => shown(link.source.name) + (link.stance === "says" || link.stance === "reports" ? "" : ` (${link.stance})`));
  return [...names.reverse(), outlet].join(" → ");
}

function hedges(claim: Claim): string {
  const words = [...(claim.factuality === "certain" ? [] : [claim.factuality]), ...(claim.polarity === "negative" ? ["negative"] : [])];
  return words.length === 0 ? "" : paint.yellow(` [${words.join(", ")}]`);
}

function actorsLine(claim: Claim): string {
  const names = (actors: Claim["initiators"]) => actors.map((actor) => shown(actor.name)).join(" and ");
  if (claim.targets.length === 0) return names(claim.initiators);
  return `${claim.initiators.length === 0 ? "?" : names(claim.initiators)} → ${names(claim.targets)}`;
}

const PLACE_PRECISION = { 1: "", 2: " area", 3: " region" } as const;

function placeWords(place: PlaceRef): string {
  const name = shown(place.name) + (place.id === null && place.candidates.length > 0 ? ` (one of ${place.candidates.length} places)` : PLACE_PRECISION[place.precision]);
  return `${place.role} ${name}`;
}

/** ISO days: one, a range, an open end, or the candidates among which nothing decided. */
export function timeWords(time: Pick<TimeRef, "start" | "end" | "candidates"> & Partial<Pick<TimeRef, "inferred">>): string {
  if (time.start === null && time.end === null) {
    return time.candidates.length === 0 ? "no date" : `one of ${time.candidates.map((c) => c.start).join(", ")}`;
  }
  const filled = time.inferred ?? [];
  const inferred = filled.length === 0 ? "" : ` (${filled.length === 3 ? "" : `${filled.join(" and ")} `}inferred)`;
  if (time.start === time.end) return time.start + inferred;
  if (time.end === null) return `since ${time.start}${inferred}`;
  if (time.start === null) return `until ${time.end}${inferred}`;
  return `${time.start} to ${time.end}${inferred}`;
}

function countWords(count: Count): string {
  const of = count.of === null ? "" : ` ${paint.dim(`of ${shown(count.of)}`)}`;
  return `${paint.bold(count.quantity)} ${rangeWords(count.low, count.high)}${of} ${paint.dim(`“${shown(count.text)}”`)}`;
}

/** 35; 61 or more; up to 9; 8 to 12. */
export function rangeWords(low: number | null, high: number | null): string {
  if (low === null && high === null) return "no figure";
  if (low === high) return String(low);
  if (high === null) return `${low} or more`;
  return low === null ? `up to ${high}` : `${low} to ${high}`;
}

/** An event: what, when, where, who; the origins behind how many outlets; its status, tolls, and where the versions part. */
export function eventLines(event: Event): string {
  const when = event.time === null ? "no date" : timeWords(event.time);
  const where = event.places.map((p) => (p.role === "at" ? "" : `${p.role} `) + shown(p.name)).join(", ") || "place unknown";
  const names = (actors: Event["initiators"]) => actors.map((actor) => shown(actor.name)).join(", ");
  const who = event.targets.length === 0 ? names(event.initiators) : `${names(event.initiators) || "?"} → ${names(event.targets)}`;
  const outlets = new Set(event.origins.flatMap((origin) => origin.outlets.map((outlet) => outlet.name))).size;
  const { low, best, high } = event.fatalities;
  const lines = [
    `${paint.dim(event.id)}  ${paint.cyan(event.type)}  ${event.status.map(statusWord).join(paint.dim(" · "))}`,
    `  ${[when, where, who].filter(Boolean).join(paint.dim(" · "))}`,
    `  ${counted(event.documents.length, "document")}, ${counted(outlets, "outlet")}${originsOf(event)}`,
  ];
  if (low !== null || best !== null || high !== null) {
    // Where nobody gives an upper bound the words stand for themselves: "more than 60" is not 61.
    const words = high === null ? event.versions.flatMap((v) => v.tolls).find((t) => t.claim === event.fatalities.claims.low && t.quantity === "killed" && t.value.low === low)?.text : undefined;
    lines.push(words ? `  ${paint.bold("killed")} “${shown(words)}” ${paint.dim("(no upper bound)")}` : `  ${paint.bold("killed")} ${best ?? "?"} ${paint.dim(`(low ${low ?? "?"}, high ${high ?? "?"})`)}`);
  }
  const nameOf = new Map(event.origins.map((origin) => [origin.id, shown(origin.name)]));
  for (const slot of event.contested) {
    const values = slot.values.map(({ value, origin }) => `${shown(value)} ${paint.dim(`(${nameOf.get(origin) ?? origin})`)}`);
    lines.push(`  ${paint.red("contested")} ${slot.quantity ?? slot.attribute}: ${[...new Set(values)].join(paint.dim(" / "))}`);
  }
  for (const { attribute, quantity, value, computed, says } of event.corrections) {
    lines.push(`  ${paint.yellow("corrected")} ${quantity ?? attribute}: ${shown(value)} ${paint.dim(`(computed: ${shown(computed ?? "nothing")}; ${shown(says)})`)}`);
  }
  return lines.join("\n");
}

/** "; independent: A, B; undecided: C; dependent: D": outlets are many, what counts is who stands behind them. */
function originsOf(event: Event): string {
  return (["independent", "undecided", "dependent"] as const).map((independence) => {
    const names = event.origins.filter((origin) => origin.independence === independence).map((origin) => shown(origin.name));
    return names.length === 0 ? "" : `; ${independence}: ${names.join(", ")}`;
  }).join("");
}

function statusWord(status: Event["status"][number]): string {
  if (status === "corroborated") return paint.green(status);
  return status === "contested" || status === "denied" ? paint.red(status) : paint.yellow(status);
}

/** "1 claim", "2 claims". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** What an empty ledger has to say. */
export const NOTHING_KEPT = "Nothing is kept yet. Add articles with `recoupe add FILE`.";
