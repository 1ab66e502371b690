import type { Directory } from "../../directory/index.ts";
import type { Document } from "../../page/index.ts";
import type { ActorRef, Claim, Count } from "../../reading/index.ts";
import { denies } from "../contest.ts";
import { foldName } from "../../text/index.ts";
import { byCode, distinct } from "../digest.ts";
import type { Event, Origin } from "../event.ts";
import { labelOf } from "../voices.ts";
import { fill, sentence, Speech, type SayLanguage } from "./books.ts";
import { counted } from "./figure.ts";

// A longer run of words is a description, not a name.
const LONGEST_NAME = 40;

/** An actor's name in a language: the directory's, else the one given. */
export function nameIn(id: string | null, name: string, directory: Directory, language: SayLanguage, speech: Speech): string {
  const actor = id === null ? null : directory.actor(id);
  return speech.isolate(actor === null ? name : actor.name[language] ?? actor.name.en ?? name);
}

/** An event's place: as a page in this language writes it, else by the gazetteer's name. Null when it has none. */
export function placeIn(event: Event, claims: ReadonlyMap<string, Claim>, documents: ReadonlyMap<string, Document>, language: SayLanguage, speech: Speech): string | null {
  const place = event.places[0];
  if (place === undefined) return null;
  const written = new Map<string, number>();
  for (const id of place.claims) {
    const claim = claims.get(id);
    if (claim === undefined || documents.get(claim.document)?.language.split("-")[0] !== language) continue;
    for (const one of claim.places) if (one.id === place.id && one.name === place.name && one.text.length <= LONGEST_NAME) written.set(one.text, (written.get(one.text) ?? 0) + 1);
  }
  const [usual] = [...written].sort(([a, x], [b, y]) => y - x || byCode(a, b));
  return speech.isolate(usual === undefined ? place.labels?.[language] ?? place.name : usual[0].replace(/\s+/g, " ").trim());
}

interface Setting { directory: Directory; language: SayLanguage; speech: Speech; documents: ReadonlyMap<string, Document> }

function parties(refs: readonly ActorRef[], { directory, language, speech }: Setting): string | null {
  const names = [...new Set(refs.filter((ref) => ref.id !== null).map((ref) => speech.definite(nameIn(ref.id, ref.name, directory, language, speech))))];
  return names.length === 0 ? null : speech.row(names);
}

/** What a claim says happened, in neutral words: its type, who and against whom. */
function act(claim: Claim, setting: Setting): string {
  const { book } = setting.speech;
  const [by, on] = [parties(claim.initiators, setting), parties(claim.targets, setting)];
  const special = book.special[claim.type];
  const forms = special ?? { ...book.acts, none: "{type}" };
  const form = by !== null && on !== null ? forms.both : by !== null ? forms.by : on !== null ? forms.on : forms.none;
  return fill(form, { type: book.types[claim.type], by: by ?? "", on: on ?? "" });
}

/** One figure with whose it is, and its parts behind it. */
function told(claim: Claim, count: Count, setting: Setting): string {
  const { directory, language, speech } = setting;
  const group = count.group ?? (claim.targets.length === 1 && claim.counts.length === 1 && count.quantity !== "other" ? claim.targets[0]!.id : null);
  const whose = group !== null ? nameIn(group, group, directory, language, speech) : count.of !== null && count.quantity !== "other" ? speech.quote(count.of) : null;
  const said = counted(count, speech);
  const parts = claim.counts.filter((part) => part.part_of === count.id && part.id !== count.id && (part.low !== null || part.high !== null))
    .map((part) => fill(speech.book.figures.part, { counted: `${counted(part, speech)}${part.of === null || part.quantity === "other" ? "" : ` (${speech.quote(part.of)})`}` }));
  return [whose === null ? said : `${said} (${whose})`, ...parts].join(speech.book.between.names);
}

/** Every figure of a claim that is no part of another. */
function figures(claim: Claim, setting: Setting): string[] {
  const ids = new Set(claim.counts.map((count) => count.id));
  return claim.counts.filter((count) => (count.low !== null || count.high !== null) && (count.part_of === null || !ids.has(count.part_of)))
    .map((count) => told(claim, count, setting));
}

/** What a claim says: acts, then figures; each empty where it says none. A hedged claim is one statement with its hedge. */
function statements(claim: Claim, setting: Setting): { acts: string[]; figures: string[] } {
  const { book } = setting.speech;
  if (claim.type === "confirmation") {
    return { acts: denies(claim) ? [book.denies] : claim.factuality === "unknown" ? [book.unconfirmed] : [], figures: [] };
  }
  if (claim.polarity === "negative") return { acts: denies(claim) ? [`${act(claim, setting)} (${book.denies})`] : [], figures: [] };
  const acts = claim.type === "toll" ? [] : [act(claim, setting)];
  if (claim.factuality === "certain") return { acts, figures: figures(claim, setting) };
  const all = [...acts, ...figures(claim, setting)];
  return { acts: all.length === 0 ? [] : [`${all.join(book.between.names)} (${book.factuality[claim.factuality]})`], figures: [] };
}

/** Who relayed an origin's claims: the links before it, then the pages; never the origin itself. */
function relaysOf(origin: Origin, claims: readonly Claim[], setting: Setting): string[] {
  const { directory, language, speech } = setting;
  const names = new Set<string>();
  const add = (name: string): void => {
    const known = directory.find(foldName(name), language).some((match) => match.actor === origin.id);
    // "According to Amaq, as relayed by Amaq" says nothing.
    if (!known && name !== origin.name) names.add(speech.isolate(name));
  };
  for (const claim of claims) for (const link of claim.attribution.slice(0, -1)) add(link.source.name);
  for (const id of distinct(claims.map((claim) => claim.document))) {
    const document = setting.documents.get(id);
    if (document !== undefined) add(labelOf(document));
  }
  return [...names];
}

function account(origin: Origin, claims: readonly Claim[], setting: Setting): string | null {
  const { speech, directory, language } = setting;
  const { according, between } = speech.book;
  const held = new Set(origin.claims);
  const own = claims.filter((claim) => held.has(claim.id))
    .sort((a, b) => byCode(a.document, b.document) || a.span.start - b.span.start || byCode(a.id, b.id));
  const all = own.map((claim) => statements(claim, setting));
  const sums = [...new Set(all.flatMap((one) => one.figures))];
  // "22 killed" beside "22 killed (the army)" is the same figure, once with its group.
  const tolls = sums.filter((one) => !sums.some((other) => other !== one && other.startsWith(`${one} (`)));
  const says = [...new Set(all.flatMap((one) => one.acts)), ...tolls].join(between.statements);
  if (says === "") return null;
  const outlets = speech.row(relaysOf(origin, own, setting));
  if (origin.kind === "unnamed") {
    const quoting = outlets === "" ? speech.isolate(origin.name) : outlets;
    return origin.side === null ? fill(according.unnamed, { outlets: quoting, says })
      : fill(according.unnamedSide, { outlets: quoting, side: speech.definite(nameIn(origin.side, origin.side, directory, language, speech)), says });
  }
  const name = speech.definite(nameIn(origin.id, origin.name, directory, language, speech));
  return outlets === "" ? fill(according.own, { origin: name, says }) : fill(according.relayed, { origin: name, outlets, says });
}

function heading(event: Event, place: string | null, speech: Speech): string {
  const { book } = speech;
  const { time } = event;
  const when = time === null ? book.heading.undated
    : time.start !== null ? speech.days(time.start, time.end)
    : time.candidates.length === 0 ? book.heading.undated
    : fill(book.heading.candidates, { dates: time.candidates.map((one) => speech.days(one.start, one.end)).join(book.between.names) });
  const type = book.types[event.type];
  return sentence(place === null ? fill(book.heading.unplaced, { type, when }) : fill(book.heading.placed, { type, place, when }));
}

/**
 * An event as a paragraph to be copied: what each origin says, by side, every figure with its origin and the outlet that
 * relays it, in neutral words; then what is contested, denied or unconfirmed. Says no figure that no claim says.
 * `claims` and `documents` may hold more than the event's.
 */
export function paragraph(event: Event, claims: readonly Claim[], documents: readonly Document[], directory: Directory, language: SayLanguage): string {
  const speech = new Speech(language);
  const setting: Setting = { directory, language, speech, documents: new Map(documents.map((document) => [document.id, document])) };
  const ids = new Set(event.claims);
  const own = claims.filter((claim) => ids.has(claim.id));
  const order = event.versions.flatMap((version) => version.origins);
  const rank = (origin: Origin): number => (order.includes(origin.id) ? order.indexOf(origin.id) : order.length);
  const origins = [...event.origins].sort((a, b) => rank(a) - rank(b));
  const { closing, attributes } = speech.book;
  const place = placeIn(event, new Map(own.map((claim) => [claim.id, claim])), setting.documents, language, speech);
  const sentences = [heading(event, place, speech), ...origins.map((origin) => account(origin, own, setting)).filter((one) => one !== null)];
  if (event.status.includes("corroborated")) sentences.push(closing.corroborated);
  if (event.status.includes("undecided")) sentences.push(closing.undecided);
  if (event.status.includes("single-origin")) sentences.push(closing.single);
  if (event.contested.length > 0) sentences.push(fill(closing.contested, { attributes: speech.row([...new Set(event.contested.map((slot) => attributes[slot.attribute]))]) }));
  if (event.status.includes("denied")) sentences.push(closing.denied);
  if (event.status.includes("unconfirmed")) sentences.push(closing.unconfirmed);
  if (event.status.includes("admitted")) sentences.push(closing.admitted);
  const corrected = [...new Set(event.corrections.map(({ attribute }) => attributes[attribute]))];
  if (corrected.length > 0) sentences.push(fill(closing.corrected, { attributes: speech.row(corrected) }));
  return sentences.join(" ");
}
