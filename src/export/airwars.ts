import type { Claim } from "../reading/index.ts";
import type { EventFormat, EventItem, Lookup } from "./dataset.ts";
import { figuresOf, spread, whose, type Figure, type Whose } from "./figures.ts";
import { leftOut, tooLong } from "./happened.ts";
import { withoutFolders } from "./sources.ts";
import { civiliansHit } from "./sides.ts";
import { countryName, firstDivision, mainPlace, placeName } from "./places.ts";
import { A_MONTH } from "./wide.ts";

interface Range { min: number | null; max: number | null }
/** What a belligerent itself says on the event. */
interface Statement { date: string | null; position: "accepts" | "denies" | "doubts" | "says"; text: string; document: string }
interface Belligerent { name: string; id: string; known: "suspected" | "known"; position: string; conceded: Range; statements: Statement[] }

/** An incident as Airwars tells one. Numbers count people. */
interface Incident {
  incident_code: string;
  date: { start: string | null; end: string | null; precision: number | null; candidates: { start: string; end: string }[] };
  place: { name: string; latitude: number | null; longitude: number | null; precision: number; admin1: string | null; country: string | null } | null;
  strike_type: string;
  reported_killed: { civilians: Range; men: Range; women: Range; children: Range; belligerents: Range };
  reported_injured: Range;
  belligerents: Belligerent[];
  grading: "Confirmed" | "Fair" | "Weak" | "Contested" | "Discounted";
  grading_reason: string;
  sources: { origin: string; independence: string; outlets: { name: string; address: string | null; captured_from: string; captured: string | null; archive: string }[] }[];
  status: string[];
  verdict: { verb: string; reason: string; author: string; at: string } | null;
}

const ARMED: ReadonlySet<string> = new Set(["government", "state-force", "coalition", "armed-group"]);

/** The claims of which an actor, or one that it is a part of or that is part of it, is the origin. */
function ownWords(id: string, { event, claims }: EventItem, { directory }: Lookup): Claim[] {
  const date = event.time?.start ?? null;
  const one = (origin: string): boolean => origin === id || directory.within(origin, date).includes(id) || directory.within(id, date).includes(origin);
  return event.origins.filter((origin) => one(origin.id)).flatMap((origin) => origin.claims).map((claim) => claims.get(claim)).filter((claim) => claim !== undefined);
}

function positionOf(claim: Claim, own: boolean): Statement["position"] {
  if (claim.polarity === "negative" || claim.attribution.at(-1)?.stance === "denies") return "denies";
  if (claim.factuality === "unknown" || claim.attribution.at(-1)?.stance === "declines") return "doubts";
  return (own && claim.type === "responsibility") || claim.attribution.at(-1)?.stance === "confirms" ? "accepts" : "says";
}

function belligerentsOf(item: EventItem, lookup: Lookup, civilians: readonly Figure[]): Belligerent[] {
  return item.event.initiators.filter(({ id }) => ARMED.has(lookup.directory.actor(id)?.kind ?? "")).map(({ id, name }) => {
    const own = ownWords(id, item, lookup), date = item.event.time?.start ?? null;
    // What it says, in the very words of the claim, that it did itself and nobody else; anything less accepts and concedes nothing.
    const itself = (claim: Claim): boolean => claim.initiators.length > 0 && claim.initiators.every((ref) => ref.id !== null && (ref.id === id || lookup.directory.within(ref.id, date).includes(id)))
      && claim.initiators.some(({ inherited }) => !inherited);
    const voice = new Set(item.event.origins.filter(({ kind }) => kind !== "media" && kind !== "news-agency").flatMap((origin) => origin.claims));
    const statements = own.map((claim): Statement => ({ date: item.pages.get(claim.document)?.published ?? null, position: positionOf(claim, itself(claim)), text: claim.span.exact, document: claim.document }));
    const conceded = spread(civilians.filter(({ claim }) => own.includes(claim) && voice.has(claim.id) && claim.factuality === "certain" && itself(claim)));
    const acts = own.some((claim) => claim.polarity === "positive" && claim.factuality === "certain" && claim.type !== "confirmation" && itself(claim));
    const positions = new Set(statements.map(({ position }) => position));
    return {
      name: lookup.directory.actor(id)?.name["en"] ?? name, id, known: acts ? "known" as const : "suspected" as const,
      position: (conceded.min ?? 0) > 0 ? "concedes civilian harm" : positions.has("denies") ? "denies" : acts || positions.has("accepts") ? "says that it acted" : positions.has("doubts") ? "has not confirmed" : "no statement",
      conceded, statements,
    };
  });
}

/** Airwars's grading, by the rules that docs/exports.md tells. Nobody's confirmation is taken but a belligerent's own. */
function gradingOf(item: EventItem, belligerents: readonly Belligerent[]): [Incident["grading"], string] {
  if (item.verdict?.verb === "refute") return ["Discounted", "A person refuted it."];
  const conceding = belligerents.find(({ conceded }) => (conceded.min ?? 0) > 0);
  if (conceding) return ["Confirmed", `${conceding.name} concedes civilian harm.`];
  if (item.sides.rivals.length > 0) return ["Contested", "Origins name rival authors."];
  return item.event.status.includes("corroborated") ? ["Fair", "Independent origins agree on what happened."] : ["Weak", "No two origins that are proven independent agree."];
}

function incidentOf(item: EventItem, lookup: Lookup): Incident | null {
  const { event, pages, verdict } = item;
  const killed = figuresOf(item, "killed", true), injured = figuresOf(item, "wounded");
  const told = new Map([...killed, ...injured].map((figure) => [figure, whose(figure, lookup)]));
  const those = (list: readonly Figure[], test: (one: Whose) => boolean): Figure[] => list.filter((figure) => test(told.get(figure)!));
  const totals = new Set(figuresOf(item, "killed").map(({ count }) => count)), whole = killed.filter(({ count }) => totals.has(count));
  // Children among the dead civilians are no figure of their own for civilians, where the claim has one for all.
  const civilians = those(whole, ({ civilian }) => civilian).filter((figure, _, all) => !all.some(({ claim, count }) => claim === figure.claim && count !== figure.count && (count.low ?? 0) > (figure.count.low ?? 0)));
  const targets = civiliansHit(item, lookup);
  const harmed = (figure: Figure): boolean => figure.count.high === null || figure.count.high > 0;
  if (!targets && !civilians.some(harmed) && !those(injured, ({ civilian }) => civilian).some(harmed)) return null;
  const belligerents = belligerentsOf(item, lookup, civilians);
  const [grading, reason] = gradingOf(item, belligerents);
  const place = mainPlace(event);
  return {
    incident_code: event.id,
    date: { start: event.time?.start ?? null, end: event.time?.end ?? null, precision: event.time?.precision ?? null, candidates: event.time?.candidates ?? [] },
    place: place && { name: placeName(place), latitude: place.lat, longitude: place.lon, precision: place.precision, admin1: firstDivision(place, lookup), country: countryName(place.country, lookup) },
    strike_type: event.type,
    reported_killed: {
      civilians: spread(civilians), men: spread(those(killed, ({ men }) => men)), women: spread(those(killed, ({ women }) => women)),
      children: spread(those(killed, ({ children }) => children)), belligerents: spread(those(whole, ({ belligerent }) => belligerent)),
    },
    reported_injured: spread(those(injured, ({ belligerent }) => !belligerent)),
    belligerents, grading, grading_reason: reason,
    sources: event.origins.map(({ name, independence, outlets }) => ({
      origin: withoutFolders(name), independence,
      outlets: outlets.map((outlet) => {
        const page = pages.get(outlet.document);
        return { name: withoutFolders(outlet.name), address: page?.url ?? null, captured_from: page ? withoutFolders(page.captured_from) : "", captured: page?.captured ?? null, archive: outlet.document };
      }),
    })),
    status: event.status,
    verdict: verdict && { verb: verdict.verb, reason: verdict.reason, author: verdict.author, at: verdict.at },
  };
}

/** Events in which civilians were harmed, as Airwars tells incidents. */
export const airwars: EventFormat = {
  name: "airwars", of: "events", extension: "json", media: "application/json", open: false, columns: null,
  begin: (header) => `{"export":${JSON.stringify(header)},"incidents":[\n`, between: ",\n", end: "\n]}\n",
  write: (item, lookup) => {
    const id = item.event.id, left = leftOut(item);
    // What a person refuted stays, graded as discounted.
    if (left !== null && item.verdict?.verb !== "refute") return { id, left };
    const long = tooLong(item, A_MONTH);
    if (long !== null) return { id, left: long };
    const incident = incidentOf(item, lookup);
    return incident === null ? { id, left: "no harm to civilians" } : { id, text: JSON.stringify(incident) };
  },
};
