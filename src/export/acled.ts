import type { Actor, Directory } from "../directory/index.ts";
import type { ClaimType } from "../reading/index.ts";
import { foldName } from "../text/index.ts";
import { countryCodes } from "./countries.ts";
import type { Column, EventFormat, EventItem, Lookup } from "./dataset.ts";
import { addedUp, coded, deathsOf, figuresOf, isVague, saysNobody } from "./figures.ts";
import { leftOut, middleDay, tooLong } from "./happened.ts";
import { notesOf } from "./notes.ts";
import { countryName, firstDivision, mainPlace, placeName, secondDivision } from "./places.ts";
import { civiliansHit, isArmed, type Party } from "./sides.ts";
import { namesOnce } from "./sources.ts";
import { headerRow, joined, row } from "./table.ts";
import { A_MONTH } from "./wide.ts";

const VIOLENCE = "Political violence", DEMONSTRATIONS = "Demonstrations", STRATEGIC = "Strategic developments";

/** ACLED's disorder type, event type and sub-event type for each type of the codebook that has one. */
export const CODES: Partial<Record<ClaimType, readonly [disorder: string, event: string, sub: string]>> = {
  "armed-clash": [VIOLENCE, "Battles", "Armed clash"],
  repelled: [VIOLENCE, "Battles", "Armed clash"],
  "government-regains-territory": [VIOLENCE, "Battles", "Government regains territory"],
  "non-state-actor-overtakes-territory": [VIOLENCE, "Battles", "Non-state actor overtakes territory"],
  "air-drone-strike": [VIOLENCE, "Explosions/Remote violence", "Air/drone strike"],
  "suicide-bomb": [VIOLENCE, "Explosions/Remote violence", "Suicide bomb"],
  "shelling-artillery-missile-attack": [VIOLENCE, "Explosions/Remote violence", "Shelling/artillery/missile attack"],
  "remote-explosive-landmine-ied": [VIOLENCE, "Explosions/Remote violence", "Remote explosive/landmine/IED"],
  grenade: [VIOLENCE, "Explosions/Remote violence", "Grenade"],
  "chemical-weapon": [VIOLENCE, "Explosions/Remote violence", "Chemical weapon"],
  attack: [VIOLENCE, "Violence against civilians", "Attack"],
  "sexual-violence": [VIOLENCE, "Violence against civilians", "Sexual violence"],
  "abduction-forced-disappearance": [VIOLENCE, "Violence against civilians", "Abduction/forced disappearance"],
  agreement: [STRATEGIC, STRATEGIC, "Agreement"],
  arrests: [STRATEGIC, STRATEGIC, "Arrests"],
  "change-to-group-activity": [STRATEGIC, STRATEGIC, "Change to group/activity"],
  movement: [STRATEGIC, STRATEGIC, "Change to group/activity"],
  "disrupted-weapons-use": [STRATEGIC, STRATEGIC, "Disrupted weapons use"],
  "headquarters-or-base-established": [STRATEGIC, STRATEGIC, "Headquarters or base established"],
  "looting-property-destruction": [STRATEGIC, STRATEGIC, "Looting/property destruction"],
  "non-violent-transfer-of-territory": [STRATEGIC, STRATEGIC, "Non-violent transfer of territory"],
  "peaceful-protest": [DEMONSTRATIONS, "Protests", "Peaceful protest"],
  "protest-with-intervention": [DEMONSTRATIONS, "Protests", "Protest with intervention"],
  "excessive-force-against-protesters": [`${VIOLENCE}; ${DEMONSTRATIONS}`, "Protests", "Excessive force against protesters"],
  "violent-demonstration": [DEMONSTRATIONS, "Riots", "Violent demonstration"],
  "mob-violence": [VIOLENCE, "Riots", "Mob violence"],
};

const CIVILIAN = "civilian";
const REMOTE = "Explosions/Remote violence";
const PROTESTS: ReadonlySet<ClaimType> = new Set(["peaceful-protest", "protest-with-intervention", "excessive-force-against-protesters"]);
const RIOTS: ReadonlySet<ClaimType> = new Set(["violent-demonstration", "mob-violence"]);

/**
 * The codes of an event. An `attack` of which a claim says by what means it was made ("shelled the town, killing 12") is coded by these means; else
 * it is one on civilians only where civilians are the target; between armed sides it is a clash; else it stays open.
 */
function codesOf(item: EventItem, lookup: Lookup): readonly [string, string, string] | null {
  const codes = CODES[item.event.type] ?? null;
  if (item.event.type !== "attack") return codes;
  const means = item.event.types.filter((type) => CODES[type]?.[1] === REMOTE);
  if (means.length === 1) return CODES[means[0]!]!;
  if (civiliansHit(item, lookup)) return codes;
  const { first, second } = item.sides;
  return first.some(isArmed) && second.some(isArmed) ? CODES["armed-clash"]! : null;
}

const during = ({ from, until }: { from: string | null; until: string | null }, date: string | null): boolean =>
  date === null || ((from === null || from.slice(0, 10) <= date) && (until === null || date.slice(0, until.length) <= until));

/** Whether an actor belongs to, or is backed by or allied with, the state of this country at that date. */
function withState(actor: Actor, country: string, date: string | null, directory: Directory): boolean {
  const ofState = (id: string): boolean => { const other = directory.actor(id); return other !== null && (other.kind === "government" || other.kind === "state-force") && other.country === country; };
  return directory.within(actor.id, date).some((id) => id !== actor.id && ofState(id))
    || actor.ties.some((tie) => tie.relation !== "leans-to" && during(tie, date) && ofState(tie.to));
}

/** ACLED's code of an actor: 1 state forces, 2 rebels, 3 political militias, 5 rioters, 6 protesters, 7 civilians, 8 external and other. */
function interCode(party: Party | undefined, { event }: EventItem, { directory }: Lookup): number | null {
  if (!party) return null;
  const country = mainPlace(event)?.country ?? null, date = event.time?.start ?? null;
  if (party.kind === CIVILIAN) return PROTESTS.has(event.type) ? 6 : RIOTS.has(event.type) ? 5 : 7;
  if (party.kind === "international-organisation") return 8;
  if (!isArmed(party) || country === null) return null;
  if (party.kind === "government" || party.kind === "state-force") return party.country === country ? 1 : 8;
  const actor = directory.actor(party.id)!;
  const state = withState(actor, country, date, directory);
  if (party.kind === "coalition") return state ? 1 : party.country === country ? 2 : 8;
  if (state) return 3;
  return party.country !== null && party.country !== country && !(actor.theatres ?? []).includes(country) ? 8 : 2;
}

function interaction(item: EventItem, lookup: Lookup): number | null {
  const { first, second } = item.sides;
  const [a, b] = [interCode(first[0], item, lookup), interCode(second[0], item, lookup)];
  if (a === null || (b === null && second.length > 0)) return null;
  return b === null ? a * 10 : Math.min(a, b) * 10 + Math.max(a, b);
}

/** The day that ACLED would write: the day itself, else the middle of the stretch. None while dates are open, or where only a longer stretch is known. */
function dayOf({ event: { time } }: EventItem): string | null {
  if (time === null || time.start === null || time.end === null || time.precision === 4) return null;
  return middleDay(time.start, time.end);
}

const ORDER = ["Local partner", "Subnational", "National", "Regional", "International", "Other"];

/** How far the sources reach, by their country in the directory and the event's. Sources that the directory does not know add nothing. */
function scaleOf({ event }: EventItem, { directory }: Lookup): string | null {
  const country = mainPlace(event)?.country ?? null, region = countryCodes(country)?.acled ?? null;
  const known = (name: string): string[] => ["en", "fr", "ar"].flatMap((language) => directory.find(foldName(name), language).filter(({ via }) => via !== "contextual").map(({ actor }) => actor)).slice(0, 1);
  const actors = new Set(event.origins.flatMap(({ id, outlets }) => [id, ...outlets.flatMap(({ name }) => known(name))]));
  const scales = new Set<string>();
  for (const id of actors) {
    const actor = directory.actor(id);
    if (actor === null || actor.kind === "unnamed") continue;
    if (actor.kind !== "media" && actor.kind !== "news-agency") scales.add("Other");
    else if (actor.country === null || country === null) continue;
    else if (actor.country === country) scales.add("National");
    else scales.add(countryCodes(actor.country)?.acled === region && region !== null ? "Regional" : "International");
  }
  return ORDER.filter((scale) => scales.has(scale)).join("-") || null;
}

/** The most conservative credible figure: the one that bounds the event's deaths from below, as ACLED codes its words. */
function fatalitiesOf(item: EventItem): number | null {
  const fatalities = deathsOf(item), id = fatalities.claims.low ?? fatalities.claims.best;
  // A person's own figure stands on no claim; and "nobody was killed" is a denial with a figure.
  if (id === null) return fatalities.low ?? fatalities.best ?? (saysNobody(item) ? 0 : null);
  const sum = addedUp(item);
  if (sum.length > 0) return sum.reduce((many, count) => many + (coded({ count }) ?? 0), 0);
  const all = figuresOf(item, "killed"), figures = all.filter(({ claim }) => claim.id === id);
  if (figures.length !== 1 || (fatalities.low !== null && fatalities.low !== figures[0]!.count.low)) return fatalities.low ?? fatalities.best;
  // "Dozens" is a number only where nobody gives one that fits.
  const numbers = isVague(figures[0]!) ? all.filter((figure) => !isVague(figure) && (coded(figure) ?? -1) >= (figures[0]!.count.low ?? 0)).map((figure) => coded(figure)!) : [];
  return numbers.length > 0 ? Math.min(...numbers) : coded(figures[0]!);
}

/** Unix seconds of the last time at which one of the event's pages was captured. */
function timestampOf({ pages }: EventItem): number | null {
  const times = [...pages.values()].map(({ captured }) => (captured === null ? Number.NaN : Date.parse(captured))).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? null : Math.floor(Math.max(...times) / 1000);
}

const others = (side: readonly Party[]): string | null => joined(side.slice(1).map(({ name }) => name));
const nothing = (): null => null;

const COLUMNS: readonly Column<EventItem>[] = [
  { name: "event_id_cnty", unit: "id", rule: "recoupe's id of the event. ACLED's own ids are given by ACLED alone.", value: ({ event }) => event.id },
  { name: "event_date", unit: "ISO 8601 day", rule: "The day; of a week or month the day in its middle. Empty while several dates are left, and where none is known; an event known to no month has no row.", value: dayOf },
  { name: "year", unit: "whole number of the year", rule: "Of `event_date`.", value: (item) => { const day = dayOf(item); return day === null ? null : Number(day.slice(0, 4)); } },
  { name: "time_precision", unit: "1 day, 2 week, 3 month", rule: "How far `event_date` may be off.", value: (item) => (dayOf(item) === null ? null : item.event.time!.precision) },
  { name: "disorder_type", unit: "ACLED's term", rule: "By `sub_event_type`.", value: (item, lookup) => codesOf(item, lookup)?.[0] ?? null },
  { name: "event_type", unit: "ACLED's term", rule: "By `sub_event_type`.", value: (item, lookup) => codesOf(item, lookup)?.[1] ?? null },
  { name: "sub_event_type", unit: "ACLED's term", rule: "The codebook's type as ACLED calls it (table below). An attack is coded by its means where the event has one type that names them; else it is `Attack` where civilians are the target, `Armed clash` between armed sides, and else empty.", value: (item, lookup) => codesOf(item, lookup)?.[2] ?? null },
  { name: "actor1", unit: "name", rule: "One side's first actor, those who bear arms before others. The side with the first id in the alphabet is the first, civilians are the second, but the first in protests and riots: no direction. Actors of which nobody says against whom they stood, and rival authors, are in `notes`.", value: (item, lookup) => item.sides.first[0]?.name ?? null },
  { name: "assoc_actor_1", unit: "names", rule: "The others of that side.", value: (item, lookup) => others(item.sides.first) },
  { name: "inter1", unit: "ACLED's code", rule: "1 state forces of the country; 2 armed groups and home-grown coalitions; 3 armed groups tied to the country's state; 5 civilians in riots; 6 civilians in protests; 7 civilians; 8 forces and groups of other countries, international organisations. By the directory's kinds, countries and ties. 4 (identity militias) is never given.", value: (item, lookup) => interCode(item.sides.first[0], item, lookup) },
  { name: "actor2", unit: "name", rule: "The first actor of the other side.", value: (item, lookup) => item.sides.second[0]?.name ?? null },
  { name: "assoc_actor_2", unit: "names", rule: "The others of that side.", value: (item, lookup) => others(item.sides.second) },
  { name: "inter2", unit: "ACLED's code", rule: "As `inter1`.", value: (item, lookup) => interCode(item.sides.second[0], item, lookup) },
  { name: "interaction", unit: "ACLED's code", rule: "The two codes, the lower first; ten times the one where there is no second actor.", value: interaction },
  { name: "civilian_targeting", unit: "ACLED's term", rule: "`Civilian targeting` where a claim says that harm was done to civilians.", value: (item, lookup) => (civiliansHit(item, lookup) ? "Civilian targeting" : null) },
  { name: "iso", unit: "ISO 3166-1 numeric", rule: "Of the country in which the place lies.", value: ({ event }) => countryCodes(mainPlace(event)?.country ?? null)?.iso ?? null },
  { name: "region", unit: "ACLED's term", rule: "ACLED's region of the country.", value: ({ event }) => countryCodes(mainPlace(event)?.country ?? null)?.acled ?? null },
  { name: "country", unit: "English name", rule: "The country in which the place lies, as the atlas has it.", value: ({ event }, lookup) => countryName(mainPlace(event)?.country ?? null, lookup) },
  { name: "admin1", unit: "name", rule: "First-order division, as the atlas has it.", value: ({ event }, lookup) => { const place = mainPlace(event); return place && firstDivision(place, lookup); } },
  { name: "admin2", unit: "name", rule: "Second-order division, where the place is one: the atlas does not say in which one a town lies.", value: ({ event }, lookup) => { const place = mainPlace(event); return place && secondDivision(place, lookup); } },
  { name: "admin3", unit: "name", rule: "Always empty: the atlas has none.", value: nothing },
  { name: "location", unit: "English name", rule: "The most exact of the event's places; the others are in `notes`.", value: ({ event }) => { const place = mainPlace(event); return place && placeName(place); } },
  { name: "latitude", unit: "number of degrees north", rule: "Of `location`. Empty when the name may mean several places.", value: ({ event }) => mainPlace(event)?.lat ?? null },
  { name: "longitude", unit: "number of degrees east", rule: "As `latitude`.", value: ({ event }) => mainPlace(event)?.lon ?? null },
  { name: "geo_precision", unit: "1 place, 2 area, 3 region", rule: "How exact the words are.", value: ({ event }) => mainPlace(event)?.precision ?? null },
  { name: "source", unit: "names", rule: "The origins, then the outlets that carry them; a page that does not name itself by its address or the name of its file.", value: ({ event }) => namesOnce([...event.origins.map(({ name }) => name), ...event.origins.flatMap(({ outlets }) => outlets.map(({ name }) => name))]) },
  { name: "source_scale", unit: "ACLED's terms, joined by -", rule: "Media and agencies that the directory knows: `National` from the country, `Regional` from its region, else `International`; monitors, authorities and armed groups `Other`.", value: scaleOf },
  { name: "notes", unit: "text", rule: "Other places, dates that are left, every origin's toll and whether they differ, figures that were left out, rival authors, denials, the status, a person's verdict, and the words themselves.", value: notesOf },
  { name: "fatalities", unit: "whole number of deaths", rule: "The lowest figure that an origin commits to, of two sides the sum where it gives both: as the words have it (`more than 60` is 60), dozens 12, tens 10, hundreds 100 where nobody gives a number that fits. Left out, and told in `notes`, are figures that count more than the event: of 10,000 and more, and of 1,000 and more where the words say since when or name the war; of all since a beginning (`700 since the start of the offensive`); of a longer time than a month. Children, women or men are no total where the page gives one of no fewer. Empty where nobody gives one; 0 only where somebody says so.", value: fatalitiesOf },
  { name: "tags", unit: "slugs", rule: "recoupe's statuses of the event.", value: ({ event }) => joined(event.status) },
  { name: "timestamp", unit: "whole number of Unix seconds", rule: "When the last of the event's pages was captured. Empty where no page says.", value: timestampOf },
];

/** Events as ACLED codes them. */
export const acled: EventFormat = {
  name: "acled", of: "events", extension: "csv", media: "text/csv", open: false, columns: COLUMNS,
  begin: () => headerRow(COLUMNS), between: "", end: "",
  write: (item, lookup) => {
    const left = leftOut(item) ?? tooLong(item, A_MONTH);
    return left === null ? { id: item.event.id, text: row(COLUMNS, item, lookup) } : { id: item.event.id, left };
  },
};
