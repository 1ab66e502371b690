import { CLAIM_TYPES } from "../../reading/index.ts";
import { STATUSES, type Event, type Status } from "../../reconcile/index.ts";
import { dayNumber } from "../days.ts";
import { bytes, days, Dictionary, doubles, Lists, words } from "./growing.ts";
import { speakerKey, voicesOf, type Speaker } from "./voices.ts";

export interface PlaceEntry { id: string | null; name: string; labels: Record<string, string>; lat: number | null; lon: number | null; country: string | null }
export interface NameEntry { id: string | null; name: string }

/** A side of time that an event leaves open, and both where it has no date. */
export const OPEN_START = -0x80000000, OPEN_END = 0x7fffffff;
const TYPE_NUMBERS = new Map(CLAIM_TYPES.map((type, at) => [type as string, at]));

/** Bit by bit: what an event's statuses are. */
export function statusBits(status: readonly Status[]): number {
  return status.reduce((bits, one) => bits | (1 << STATUSES.indexOf(one)), 0);
}
export const typeNumber = (type: string): number => TYPE_NUMBERS.get(type) ?? -1;

/**
 * Events as columns of numbers: what the situation is filtered and counted by, and nothing else of them. Rows are only appended:
 * an event that changed gets a new row and its former one is dead. About 200 bytes an event.
 */
export class Columns {
  readonly ids: string[] = [];
  readonly #rows = new Map<string, number>();
  readonly alive = bytes();
  /** Counts up with each change. */
  changes = 0;
  /** How many of the rows are events of today. */
  living = 0;
  readonly type = bytes();
  readonly types = words();
  readonly status = bytes();
  /** First and last day counted from 1970; both open: no date. */
  readonly first = days();
  readonly last = days();
  /** What an event without a date may have for one: pairs of days. */
  readonly candidates = new Lists();
  readonly places = new Lists();
  /** Beside each of `places`: precision 1 to 3, plus 4 where it marks the event on a map. */
  readonly placeMarks = bytes();
  /** Pairs of numbers of places: from where to where. */
  readonly movements = new Lists();
  readonly actors = new Lists();
  readonly sources = new Lists();
  readonly sides = new Lists();
  readonly languages = new Lists();
  /** The first digits of the ids of its pages, as `shortened` gives them. */
  readonly pages = new Lists(doubles());
  /** Origins that have a name, with what became of their word beside each; and outlets that relay others. */
  readonly voices = new Lists();
  readonly voiceMarks = bytes();
  readonly relays = new Lists();
  readonly placeNames = new Dictionary<PlaceEntry>();
  readonly actorNames = new Dictionary<NameEntry>();
  readonly sourceNames = new Dictionary<NameEntry>();
  readonly sideNames = new Dictionary<NameEntry>();
  readonly languageNames = new Dictionary<string>();
  readonly speakers = new Dictionary<Speaker>();
  #order: Uint32Array | null = null;

  get rows(): number { return this.ids.length; }
  /** True where so many rows are dead that the columns are better made anew. */
  get worn(): boolean { return this.rows > 2000 && this.living < this.rows / 2; }

  /** Puts an event in, in the place of what it was before. `of` tells of its pages: their languages, and the day of each. */
  put(event: Event, of: { languages: Iterable<string>; published: (document: string) => number | null }): void {
    this.remove(event.id);
    this.changes += 1;
    const row = this.rows;
    this.ids.push(event.id);
    this.#rows.set(event.id, row);
    this.alive.push(1);
    this.living += 1;
    this.#order = null;
    this.type.push(typeNumber(event.type));
    this.types.push([event.type, ...event.types].reduce((bits, type) => (bits | (1 << typeNumber(type))) >>> 0, 0));
    this.status.push(statusBits(event.status));
    const { start = null, end = null, candidates = [] } = event.time ?? {};
    this.first.push(start === null ? OPEN_START : dayNumber(start));
    this.last.push(end === null ? OPEN_END : dayNumber(end));
    // Days before 1970 are below zero: kept as they are in 32 bits, and read back as such.
    this.candidates.push(start !== null || end !== null ? [] : candidates.flatMap((one) => [dayNumber(one.start) >>> 0, dayNumber(one.end) >>> 0]));
    this.#putPlaces(event);
    this.actors.push(new Set([...event.initiators, ...event.targets].map(({ id, name }) => numberOf(this.actorNames, id, name))));
    this.sources.push(new Set(event.origins.flatMap(({ id, name, outlets }) => [numberOf(this.sourceNames, id, name), ...outlets.map((outlet) => numberOf(this.sourceNames, null, outlet.name))])));
    const sides = [...event.origins.flatMap(({ side }) => (side === null ? [] : [{ id: side, name: side }])), ...event.versions.flatMap(({ side, name }) => (side === "none" ? [] : [{ id: side, name }]))];
    this.sides.push(new Set(sides.map(({ id, name }) => this.sideNames.number(id, () => ({ id, name })))));
    this.languages.push(new Set([...of.languages].map((language) => this.languageNames.number(language, () => language))));
    this.pages.push(event.documents.map(({ id }) => shortened(id)));
    const { voices, relays } = voicesOf(event, of.published);
    const spoken = new Map<number, number>();
    for (const { marks, ...who } of voices) { const number = this.speakers.number(speakerKey(who), () => who); spoken.set(number, (spoken.get(number) ?? 0) | marks); }
    this.voices.push(spoken.keys());
    for (const marks of spoken.values()) this.voiceMarks.push(marks);
    this.relays.push(relays.map((who) => this.speakers.number(speakerKey(who), () => who)));
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#rows.delete(id);
    this.changes += 1;
    this.alive.values[row] = 0;
    this.living -= 1;
    this.#order = null;
  }

  /**
   * The living rows as a list shows them: what began last comes first, of one first day what is dated more narrowly, and what has no
   * date at the end. A toll "since 2011" therefore stands with what happened in 2011. By id where that leaves it open.
   */
  get order(): Uint32Array {
    if (this.#order !== null) return this.#order;
    const order = new Uint32Array(this.living), first = this.first.values, last = this.last.values;
    // The day that counts; without any, the one before all days.
    const day = first.slice(0, this.rows);
    let at = 0;
    for (let row = 0; row < this.rows; row++) {
      if (first[row] === OPEN_START && last[row] !== OPEN_END) day[row] = last[row]!;
      if (this.alive.values[row] === 1) order[at++] = row;
    }
    return (this.#order = order.sort((a, b) => day[b]! - day[a]! || last[a]! - last[b]! || (this.ids[a]! < this.ids[b]! ? -1 : 1)));
  }

  #putPlaces({ places, movements }: Event): void {
    const located = places.filter(({ lat, lon }) => lat !== null && lon !== null);
    const at = located.filter(({ role }) => role === "at" || role === "near");
    // Where an event only moved, it is where it moved between.
    const marked = new Set(at.length > 0 ? at : located);
    const numbers = places.map((place) => this.placeNames.number(place.id ?? `${place.name}\n${place.lat},${place.lon}`, () => {
      const { id, name, labels, lat, lon, country } = place;
      return { id, name, labels, lat, lon, country };
    }));
    // One place may be named in two roles; the vaguest account of it counts, and it marks the event once.
    const marks = new Map<number, number>();
    places.forEach((place, i) => {
      const before = marks.get(numbers[i]!) ?? 0;
      marks.set(numbers[i]!, Math.max(before & 3, place.precision) | (before & 4) | (marked.has(place) ? 4 : 0));
    });
    this.places.push(marks.keys());
    for (const mark of marks.values()) this.placeMarks.push(mark);
    const end = (key: string, role: string): number | undefined => { const i = places.findIndex((place) => place.role === role && place.lat !== null && place.lon !== null && (place.id ?? place.name) === key); return numbers[i]; };
    this.movements.push(movements.flatMap(({ from, to }) => {
      const [a, b] = [end(from, "from"), end(to, "toward")];
      return a === undefined || b === undefined || a === b ? [] : [a, b];
    }));
  }
}

/** The first 52 bits of a document's digest: a number, where a million strings would take up too much room. */
export function shortened(id: string): number {
  return Number.parseInt(id.slice(7, 20), 16) || 0;
}

function numberOf(names: Dictionary<NameEntry>, id: string | null, name: string): number {
  return names.number(`${id ?? ""}\n${name}`, () => ({ id, name }));
}
