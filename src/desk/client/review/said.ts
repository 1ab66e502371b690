// Decisions in the words of the interface. Pure.
import type { Actors, Judgement, Language, OpenTieCard, Quantity, Row } from "../contract.ts";
import { FORMATS } from "../formats.ts";
import { nameOf } from "../names.ts";
import type { Words } from "../words/en.ts";

/** "Amaq: organ of Islamic State (since 2014)". */
export function tieText(tie: Pick<OpenTieCard, "owner" | "relation" | "to" | "from" | "until">, actors: Actors, language: Language, words: Words): string {
  const years = [...tie.from ? [words.event.sources.since(tie.from)] : [], ...tie.until ? [words.event.sources.until(tie.until)] : []];
  return `${nameOf(tie.owner, tie.owner, actors, language)} – ${words.event.sources.relation[tie.relation]} – ${nameOf(tie.to, tie.to, actors, language)}${years.length > 0 ? ` (${years.join(words.desk.comma)})` : ""}`;
}

/** What a judgement did, as a verb. */
export function didText({ verb, subject }: Pick<Judgement, "verb" | "subject">, words: Words): string {
  if (!subject.startsWith("tie:")) return words.review.did[verb];
  return verb === "confirm" ? words.review.did.tieHolds : verb === "refute" ? words.review.did.tieStruck : verb === "undetermined" ? words.review.did.tieOpen : words.review.did[verb];
}

/** A moment in the words of a language, to the minute, where the reader is. */
export function momentText(at: string, language: Language): string {
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? at : FORMATS[language].days("moment").format(moment);
}

/** The new value of a slot as the form gives it: a day or two, two bounds, or an id; `none` where it takes the value away. */
export interface Given { none: boolean; text: string; from: string; to: string; low: string; high: string }

/** A correction as docs/decisions/judgements-stand-over.md writes it; null where something is missing. */
export function correctionOf(row: Pick<Row, "attribute" | "quantity" | "group">, old: string, given: Given): string | null {
  const several = row.attribute === "initiator" || row.attribute === "target" || row.attribute === "place" ? ` ${old}` : "";
  const name = row.attribute === "toll" ? `${row.quantity as Quantity}${row.group === null ? "" : ` ${row.group}`}` : `${row.attribute}${several}`;
  if (given.none) return `${name}: none`;
  if (row.attribute === "time") return given.from === "" ? null : `${name}: ${given.from}${given.to === "" || given.to === given.from ? "" : `..${given.to}`}`;
  if (row.attribute === "toll") {
    const [low, high] = [given.low.trim(), given.high.trim()];
    if (!/^\d{0,9}$/u.test(low) || !/^\d{0,9}$/u.test(high) || low + high === "") return null;
    return `${name}: ${low === high ? low : `${low}..${high}`}`;
  }
  return given.text.trim() === "" ? null : `${name}: ${given.text.trim()}`;
}
