import { countryCodes } from "./countries.ts";
import type { Column, EventFormat, EventItem, Lookup } from "./dataset.ts";
import { deathsOf, figuresOf, whose, type Figure } from "./figures.ts";
import { daysBetween, leftOut, tooLong } from "./happened.ts";
import { countryName, firstDivision, mainPlace, placeName, prioGrid, secondDivision, wherePrecision } from "./places.ts";
import { isArmed, isState, type Party } from "./sides.ts";
import { namesOnce, withoutFolders } from "./sources.ts";
import { headerRow, joined, row } from "./table.ts";
import { A_YEAR } from "./wide.ts";

/** UCDP codes what is told of a longer time than a month as one event, up to a year (date_prec 5). */
const ucdpDeaths = (item: EventItem) => deathsOf(item, A_YEAR);

/** Deaths of an event by side, as the figure of `best` tells them apart; they add up to `best`. */
interface Deaths { a: number; b: number; civilians: number; unknown: number }

/** Side A and side B: a state before others, civilians last, else by their ids. Neither is thereby the attacker. */
function ab({ sides }: EventItem): [Party[], Party[]] {
  const states = (side: readonly Party[]): boolean => side.some(isState);
  if (civil(sides.first)) return [armed(sides.second) ? sides.second : [], sides.first];
  return states(sides.second) && !states(sides.first) && sides.first.length > 0 ? [sides.second, sides.first] : [sides.first, sides.second];
}

/** Those who bear no arms: civilians, aid workers, journalists, the people of the United Nations. */
const UNARMED = new Set(["civilian", "international-organisation", "media", "news-agency", "monitor"]);
const civil = (side: readonly Party[]): boolean => side.length > 0 && side.every(({ kind }) => kind !== null && UNARMED.has(kind));
const armed = (side: readonly Party[]): boolean => side.some(isArmed);

/** 1 state-based, 2 non-state, 3 one-sided; null where a side is not known. */
function violenceOf(item: EventItem): 1 | 2 | 3 | null {
  const [a, b] = ab(item);
  if (civil(b) && armed(a)) return 3;
  if (!armed(a) || !armed(b)) return null;
  return a.some(isState) || b.some(isState) ? 1 : 2;
}

/** Civilians beside those who fight are no party to it. */
const named = (side: readonly Party[]): string | null => (side.length === 0 ? null : civil(side) ? "Civilians" : (armed(side) ? side.filter(isArmed) : side).map(({ name }) => name).join(", "));

/** Whether a figure's group is among a side's actors, or a part of one. */
function within(group: string | null, side: readonly Party[], date: string | null, { directory }: Lookup): boolean {
  return group !== null && side.some(({ id }) => id === group || directory.within(group, date).includes(id));
}

/** The deaths of `best` by side: as the claim behind it tells them apart; all unknown where its parts come to more than the whole. */
function partsOf(item: EventItem, lookup: Lookup): Deaths | null {
  const { best, claims } = ucdpDeaths(item);
  if (best === null) return null;
  // A person's own figure tells no parts.
  if (claims.best === null) return { a: 0, b: 0, civilians: 0, unknown: best };
  const page = item.claims.get(claims.best)?.document;
  const origin = item.event.origins.find((one) => one.claims.includes(claims.best!));
  const [a, b] = ab(item), date = item.event.time?.start ?? null;
  const deaths: Deaths = { a: 0, b: 0, civilians: 0, unknown: 0 };
  const seen = new Set<string>();
  // What the same origin says on the same page; where the claim behind `best` tells all of it, that claim alone.
  const said = figuresOf(item, "killed", false, A_YEAR).filter(({ claim }) => claim.document === page && (origin?.claims.includes(claim.id) ?? claim.id === claims.best));
  const own = said.filter(({ claim }) => claim.id === claims.best), many = ({ count }: Figure): number => count.low ?? count.high ?? 0;
  for (const figure of own.reduce((sum, one) => sum + many(one), 0) === best ? own : said) {
    const { count } = figure;
    // A figure that it repeats there is counted once.
    const key = `${count.group ?? ""} ${count.low} ${count.high}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (whose(figure, lookup).civilian || (civil(b) && within(count.group, b, date, lookup))) deaths.civilians += many(figure);
    else if (within(count.group, a, date, lookup)) deaths.a += many(figure);
    else if (within(count.group, b, date, lookup)) deaths.b += many(figure);
  }
  const told = deaths.a + deaths.b + deaths.civilians;
  if (told > best) return { a: 0, b: 0, civilians: 0, unknown: best };
  return { ...deaths, unknown: best - told };
}

/** UCDP's date_prec by the number of days: 1 one, 2 up to six, 3 seven, 4 up to a month, 5 more. */
function datePrecision({ event: { time } }: EventItem): number | null {
  if (!time || time.start === null || time.end === null) return null;
  const days = daysBetween(time.start, time.end);
  return days === 1 ? 1 : days <= 6 ? 2 : days === 7 ? 3 : days <= 31 ? 4 : 5;
}

const where = (item: EventItem) => mainPlace(item.event);
const precision = (item: EventItem, lookup: Lookup): number | null => { const place = where(item); return place && wherePrecision(place, lookup); };

/** 1 where day, place and membership of every page are certain; 2 where one of them is not. */
function clarity(item: EventItem, lookup: Lookup): 1 | 2 {
  const place = precision(item, lookup);
  return datePrecision(item) === 1 && place !== null && place <= 3 && item.event.documents.every(({ membership }) => membership === "decided") ? 1 : 2;
}

/** The Gleditsch–Ward number of a side that is one state. */
function state(side: readonly Party[]): number | null {
  const states = new Set(side.filter(({ kind }) => kind === "government" || kind === "state-force").map(({ country }) => countryCodes(country)?.gw ?? null));
  return states.size === 1 ? [...states][0]! : null;
}

const year = (item: EventItem): number | null => {
  const { start = null, end = null } = item.event.time ?? {};
  return start !== null && end !== null && start.slice(0, 4) === end.slice(0, 4) ? Number(start.slice(0, 4)) : null;
};

const EMPTY = "Always empty: UCDP's own numbering, which UCDP alone gives.";
const empty = (name: string, rule = EMPTY): Column<EventItem> => ({ name, unit: "text", rule, value: () => null });
const pages = ({ event, pages: all }: EventItem) => event.documents.map(({ id }) => all.get(id)).filter((page) => page !== undefined);

const COLUMNS: readonly Column<EventItem>[] = [
  { name: "id", unit: "id", rule: "recoupe's id of the event.", value: ({ event }) => event.id },
  empty("relid"),
  { name: "year", unit: "whole number of the year", rule: "In which the event lies; empty where it may lie in two.", value: year },
  empty("active_year", "Always empty: it depends on all deaths of a dyad in a year, which a ledger does not hold."),
  empty("code_status", "Always empty: it tells how far UCDP's own review has come."),
  { name: "type_of_violence", unit: "1 state-based, 2 non-state, 3 one-sided", rule: "By the kinds of the sides in the directory: governments, their forces and coalitions of several countries are states. Empty where a side is not known.", value: violenceOf },
  ...["conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id"].map((name) => empty(name)),
  { name: "dyad_name", unit: "names", rule: "`side_a - side_b`, where both are known.", value: (item) => { const [a, b] = ab(item).map(named); return a && b ? `${a} - ${b}` : null; } },
  ...["side_a_dset_id", "side_a_new_id"].map((name) => empty(name)),
  { name: "side_a", unit: "names", rule: "A state before others, civilians last, else the side with the first id in the alphabet: no direction. Several actors of one side are parted by commas; civilians beside those who fight are left out. Empty where origins name rival authors.", value: (item) => named(ab(item)[0]) },
  ...["side_b_dset_id", "side_b_new_id"].map((name) => empty(name)),
  { name: "side_b", unit: "names", rule: "The other side; `Civilians` where it has no others.", value: (item) => named(ab(item)[1]) },
  { name: "number_of_sources", unit: "whole number of origins", rule: "Independent origins, at least 1. UCDP counts reports; here ten papers that relay one monitor are one source. The reports are in `source_article`.", value: ({ event }) => Math.max(1, event.origins.filter(({ independence }) => independence === "independent").length) },
  { name: "source_article", unit: "text", rule: "Publisher, day and headline of every page, as the page says them.", value: (item) => joined(pages(item).map((page) => [page.publisher ?? withoutFolders(page.captured_from), page.published?.slice(0, 10), page.title].filter(Boolean).join(", "))) },
  { name: "source_office", unit: "names", rule: "The publishers.", value: (item) => joined(pages(item).map(({ publisher }) => publisher)) },
  { name: "source_date", unit: "ISO 8601 days", rule: "When the pages say that they were published.", value: (item) => joined(pages(item).map(({ published }) => published?.slice(0, 10))) },
  { name: "source_headline", unit: "text", rule: "The pages' titles.", value: (item) => joined(pages(item).map(({ title }) => title)) },
  { name: "source_original", unit: "names", rule: "The origins: who said it first.", value: ({ event }) => namesOnce(event.origins.map(({ name }) => name)) },
  { name: "where_prec", unit: "1 exact, 2 about 25 km, 3 second-order division, 4 first-order division, 5 linear or fuzzy, 6 country, 7 international waters or airspace", rule: "By the place's kind in the atlas; 2 also for `near` and for words that name only an area; 5 also for regions, rivers, roads and mountains.", value: precision },
  { name: "where_coordinates", unit: "English name", rule: "The place whose coordinates these are: the most exact of the event's places.", value: (item) => { const place = where(item); return place && placeName(place); } },
  { name: "where_description", unit: "names", rule: "All places of the event, as they are called there.", value: ({ event }) => joined(event.places.filter(({ role }) => role === "at" || role === "near").map(({ name }) => name)) },
  { name: "adm_1", unit: "name", rule: "First-order division, as the atlas has it.", value: (item, lookup) => { const place = where(item); return place && firstDivision(place, lookup); } },
  { name: "adm_2", unit: "name", rule: "Second-order division, where the place is one.", value: (item, lookup) => { const place = where(item); return place && secondDivision(place, lookup); } },
  { name: "latitude", unit: "number of degrees north", rule: "Of `where_coordinates`. Empty when the name may mean several places.", value: (item) => where(item)?.lat ?? null },
  { name: "longitude", unit: "number of degrees east", rule: "As `latitude`.", value: (item) => where(item)?.lon ?? null },
  { name: "geom_wkt", unit: "WKT, degrees", rule: "`POINT (longitude latitude)`.", value: (item) => { const place = where(item); return place === null || place.lat === null || place.lon === null ? null : `POINT (${place.lon} ${place.lat})`; } },
  { name: "priogrid_gid", unit: "whole number of the cell", rule: "PRIO-GRID: floor((latitude + 90) × 2) × 720 + floor((longitude + 180) × 2) + 1.", value: (item) => { const place = where(item); return place === null || place.lat === null || place.lon === null ? null : prioGrid(place.lat, place.lon); } },
  { name: "country", unit: "English name", rule: "The country in which the place lies, as the atlas has it.", value: (item, lookup) => countryName(where(item)?.country ?? null, lookup) },
  { name: "country_id", unit: "Gleditsch and Ward's number", rule: "Of that country, where it is a state in their list.", value: (item) => countryCodes(where(item)?.country ?? null)?.gw ?? null },
  { name: "region", unit: "UCDP's term", rule: "UCDP's region of the country.", value: (item) => countryCodes(where(item)?.country ?? null)?.ucdp ?? null },
  { name: "event_clarity", unit: "1 clear, 2 not", rule: "1 where the day is known, the place at least to the second-order division, and every page certainly tells of this event.", value: clarity },
  { name: "date_prec", unit: "1 day, 2 two to six days, 3 week, 4 month, 5 more", rule: "By the number of days from `date_start` to `date_end`.", value: datePrecision },
  { name: "date_start", unit: "ISO 8601 day", rule: "The first possible day. Empty while several dates are left.", value: ({ event }) => event.time?.start ?? null },
  { name: "date_end", unit: "ISO 8601 day", rule: "The last possible day.", value: ({ event }) => event.time?.end ?? null },
  { name: "deaths_a", unit: "whole number of deaths", rule: "Of side A, as the claim behind `best` tells them apart, and where it does not tell of all, its origin's other claims on that page.", value: (item, lookup) => partsOf(item, lookup)?.a ?? null },
  { name: "deaths_b", unit: "whole number of deaths", rule: "Of side B, in the same way.", value: (item, lookup) => partsOf(item, lookup)?.b ?? null },
  { name: "deaths_civilians", unit: "whole number of deaths", rule: "Of civilians, women and children who are not called fighters, in the same way.", value: (item, lookup) => partsOf(item, lookup)?.civilians ?? null },
  { name: "deaths_unknown", unit: "whole number of deaths", rule: "The rest of `best`; all of it where the parts come to more than the whole.", value: (item, lookup) => partsOf(item, lookup)?.unknown ?? null },
  { name: "best", unit: "whole number of deaths", rule: "The total that most independent origins give and, among equals, the lowest. Figures that count more than the event are left out, as in `acled`, but those of up to a year, which UCDP takes for one event of `date_prec` 5; where one was among the bounds, the lowest of the others. So are figures of children, women or men, where the page gives a total of no fewer.", value: (item) => ucdpDeaths(item).best },
  { name: "high", unit: "whole number of deaths", rule: "The greatest total. Empty where it has no upper bound (`more than 60`).", value: (item) => ucdpDeaths(item).high },
  { name: "low", unit: "whole number of deaths", rule: "The smallest total that an origin gives. Empty where none has a lower bound.", value: (item) => ucdpDeaths(item).low },
  { name: "gwnoa", unit: "Gleditsch and Ward's number", rule: "Of side A, where the directory knows it as one state.", value: (item) => state(ab(item)[0]) },
  { name: "gwnob", unit: "Gleditsch and Ward's number", rule: "Of side B, in the same way.", value: (item) => state(ab(item)[1]) },
];

/** Events with at least one death, as UCDP's Georeferenced Event Dataset has them. */
export const ucdp: EventFormat = {
  name: "ucdp", of: "events", extension: "csv", media: "text/csv", open: false, columns: COLUMNS,
  begin: () => headerRow(COLUMNS), between: "", end: "",
  write: (item, lookup) => {
    const left = leftOut(item) ?? (tooLong(item, A_YEAR) === null ? null : "of more than a year") ?? ((ucdpDeaths(item).best ?? 0) < 1 ? "no death" : item.event.type === "movement" ? "no occurrence of its own" : null);
    return left === null ? { id: item.event.id, text: row(COLUMNS, item, lookup) } : { id: item.event.id, left };
  },
};
