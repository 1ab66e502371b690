import type { Claim, ClaimType, Quantity } from "../reading/index.ts";
import type { Range } from "../text/index.ts";
import { cite, denies, figureOf, outcomeOf, tells } from "./contest.ts";
import { markOf, withCorrections, type Correction } from "./corrections.ts";
import { byCode } from "./digest.ts";
import type { Cited, Event, Slot } from "./event.ts";
import { coursesOf, relationsOf, type Course, type Figure } from "./figures.ts";

/** What a row of the matrix is about. */
export type Attribute = Slot["attribute"] | "weapon";

/** What one origin says of one attribute, each value with its exact words; `said` is the date of the page that has them. */
export interface Cell {
  origin: string;
  /** `corrected`: a person put the value there; then the words are those in whose place it stands, and `computed` is what they were read to say. */
  values: (Cited<string> & { said: string | null; factuality: Claim["factuality"]; corrected: Pick<Correction, "judgement" | "computed"> | null })[];
}

/** One attribute by origin. Who says nothing of it has no cell: missing is not contradicting. */
export interface Row {
  attribute: Attribute;
  /** For tolls: what is counted, and whose. */
  quantity: Quantity | null;
  group: string | null;
  /** `agreed`: origins that do not repeat each other say the same. `contested`: they contradict each other. `single`: one origin says it. `open`: several differ and can all hold. */
  standing: "agreed" | "contested" | "single" | "open";
  cells: Cell[];
}

/** Who said something of an event on a day, through which page. */
export interface Account { said: string | null; origin: string; document: string; claims: string[] }

/** An event laid open: attribute by origin, every figure with what it amends, and who said what when. */
export interface Matrix {
  rows: Row[]; figures: Figure[]; accounts: Account[];
  /** Who changed a figure, and who never did. */
  courses: Course[];
}

/** Types that name the means of the act. */
const WEAPONS: ReadonlySet<ClaimType> = new Set<ClaimType>(["air-drone-strike", "suicide-bomb", "shelling-artillery-missile-attack", "remote-explosive-landmine-ied", "grenade", "chemical-weapon"]);
const ORDER: readonly Attribute[] = ["type", "outcome", "initiator", "target", "weapon", "place", "time", "toll"];

interface Said { attribute: Attribute; quantity: Quantity | null; group: string | null; value: string; words: { text: string; anchor: Range } | null }

function saidBy(claim: Claim, figures: readonly Figure[]): Said[] {
  const one = (attribute: Attribute, value: string | null, words: Said["words"] = null): Said[] => (value === null ? [] : [{ attribute, quantity: null, group: null, value, words }]);
  const outcome = one("outcome", outcomeOf(claim));
  if (!tells(claim)) return denies(claim) ? outcome : [];
  const time = claim.time === null || (claim.time.start === null && claim.time.end === null) ? null
    : claim.time.start === claim.time.end ? claim.time.start : `${claim.time.start ?? ""}..${claim.time.end ?? ""}`;
  return [
    ...one("type", claim.type === "toll" ? null : claim.type), ...outcome,
    ...claim.initiators.flatMap((ref) => one("initiator", ref.id, ref)), ...claim.targets.flatMap((ref) => one("target", ref.id, ref)),
    ...one("weapon", WEAPONS.has(claim.type) ? claim.type : null),
    ...claim.places.flatMap((place) => (place.role === "at" || place.role === "near" ? one("place", place.id ?? place.name, place) : [])), ...one("time", time, claim.time),
    ...figures.filter((figure) => figure.claim === claim.id && figure.relation?.kind !== "part")
      .map(({ quantity, group, value, text, anchor }): Said => ({ attribute: "toll", quantity, group, value: figureOf(value), words: { text, anchor } })),
  ];
}

function standingOf(row: Row, event: Event): Row["standing"] {
  const same = (slot: Slot): boolean => slot.attribute === row.attribute && slot.quantity === row.quantity
    && (slot.group === row.group || (slot.group === null && slot.values.some(({ claim }) => row.cells.some(({ values }) => values.some((value) => value.claim === claim)))));
  if (event.contested.some(same)) return "contested";
  if (row.cells.length < 2) return "single";
  if (event.agreed.some((slot) => slot.attribute === row.attribute && row.attribute !== "toll")) return "agreed";
  const independent = row.cells.filter(({ origin }) => event.origins.find(({ id }) => id === origin)?.independence === "independent");
  const values = independent.map(({ values: said }) => new Set(said.map(({ value }) => value)));
  return values.some((mine, at) => values.slice(at + 1).some((theirs) => [...mine].some((value) => theirs.has(value)))) ? "agreed" : "open";
}

/**
 * The matrix of an event. `claims` and `pages` may hold more than the event's; a claim that is not given has no place in it.
 * Says nothing that the event and its claims do not say: it is worked out when it is asked for, and kept nowhere.
 */
export function matrixOf(event: Event, claims: readonly Claim[], pages: readonly { id: string; published: string | null }[]): Matrix {
  const published = new Map(pages.map(({ id, published: day }) => [id, day?.slice(0, 10) ?? null]));
  const originOf = new Map(event.origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin.id] as const)));
  const own = withCorrections(claims.filter(({ id }) => originOf.has(id)), event.corrections).sort((a, b) => byCode(a.id, b.id));
  const figures = relationsOf(event, own, originOf, published);
  const rows = new Map<string, Row>();
  for (const claim of own) {
    const origin = originOf.get(claim.id)!;
    for (const { attribute, quantity, group, value, words } of saidBy(claim, figures)) {
      const key = `${ORDER.indexOf(attribute)} ${quantity ?? ""} ${group ?? ""}`;
      const row = rows.get(key) ?? rows.set(key, { attribute, quantity, group, standing: "single", cells: [] }).get(key)!;
      let cell = row.cells.find((one) => one.origin === origin);
      if (!cell) row.cells.push(cell = { origin, values: [] });
      cell.values.push({ ...cite(claim, value, words), said: published.get(claim.document) ?? null, factuality: claim.factuality, corrected: markOf(event.corrections, claim.id, attribute === "weapon" || attribute === "outcome" ? "type" : attribute, value, quantity) });
    }
  }
  const accounts = new Map<string, Account>();
  for (const claim of own) {
    const origin = originOf.get(claim.id)!;
    const key = `${claim.document} ${origin}`;
    (accounts.get(key) ?? accounts.set(key, { said: published.get(claim.document) ?? null, origin, document: claim.document, claims: [] }).get(key)!).claims.push(claim.id);
  }
  const rank = new Map(event.origins.map(({ id }, at) => [id, at]));
  return {
    rows: [...rows].sort(([a], [b]) => byCode(a, b)).map(([, row]) => {
      row.cells.sort((a, b) => rank.get(a.origin)! - rank.get(b.origin)!);
      return { ...row, standing: standingOf(row, event) };
    }),
    figures, courses: coursesOf(figures),
    accounts: [...accounts.values()].sort((a, b) => byCode(a.said ?? "9999", b.said ?? "9999") || byCode(a.document, b.document) || byCode(a.origin, b.origin)),
  };
}

