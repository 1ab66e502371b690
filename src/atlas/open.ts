import { boneOf, meetsWith } from "../text/index.ts";
import type { Atlas, Place } from "./atlas.ts";
import { DEGREE, NO_PRECISION, unpackCountry } from "./compile.ts";
import { Frontiers } from "./frontiers.ts";
import { Beginnings } from "./beginnings.ts";
import { KeyTable, Strings } from "./keys.ts";
import { type AtlasRow, type PlaceName } from "./row.ts";
import { Numbers, readSections, text, u32, type NamesFile, type Sections } from "./sections.ts";

/**
 * Opens the atlas in a compiled names file. The bytes are looked into in place and must not change afterwards; nothing
 * is read ahead, so opening costs the same for any size. Throws ProblemError when they are no such file, or cut short.
 */
export function openAtlas(bytes: Uint8Array | NamesFile): Atlas {
  return new CompiledAtlas(readSections(bytes));
}

/** Everything that was compiled into a file, for compiling it anew: the places one by one, then the rest as it was given. */
export function openSources(bytes: Uint8Array): { rows(): IterableIterator<AtlasRow>; borders: Map<string, string[]>; licences: string[]; sites: string; aliases: string; sections: Sections } {
  const sections = readSections(bytes);
  const atlas = new CompiledAtlas(sections);
  return {
    rows: () => atlas.rows(), borders: atlas.allBorders(), licences: [...atlas.licences],
    sites: text(sections, "own.site"), aliases: text(sections, "own.ali"), sections,
  };
}

/** So many places' labels are kept, then all are let go. */
const MOST_LABELS = 5_000;

class CompiledAtlas implements Atlas {
  readonly maxWords: number;
  readonly size: number;
  readonly licences: readonly string[];
  readonly #exact: KeyTable;
  readonly #beginnings: Beginnings;
  readonly #loose: KeyTable;
  readonly #latinBones: KeyTable;
  readonly #arabicBones: KeyTable;
  readonly #ids: KeyTable;
  readonly #borders: KeyTable;
  readonly #frontiers: Frontiers;
  readonly #records: Strings;
  readonly #words: Strings;
  readonly #columns: Record<"lat" | "lon" | "pop" | "prec" | "kind" | "land" | "adm", Numbers>;
  readonly #sections: Sections;
  readonly #decoder = new TextDecoder();
  /** Codes and regions already decoded: a few hundred serve every place. */
  readonly #known: string[] = [];
  /** Labels given before: a story comes back to its places. */
  readonly #labels = new Map<string, Readonly<Record<string, string>>>();

  constructor(sections: Sections) {
    this.#records = new Strings(sections, "at.off", "at.rec");
    this.size = this.#records.size;
    this.#words = new Strings(sections, "di.off", "di.str");
    const column = (name: string): Numbers => new Numbers(sections, name, this.size);
    this.#columns = {
      lat: column("at.lat"), lon: column("at.lon"), pop: column("at.pop"), prec: column("at.prec"),
      kind: column("at.kind"), land: column("at.land"), adm: column("at.adm"),
    };
    this.#sections = sections;
    this.#exact = new KeyTable(sections, "ex");
    this.#beginnings = new Beginnings(sections, "ex");
    this.#loose = new KeyTable(sections, "lo");
    this.#latinBones = new KeyTable(sections, "bl");
    this.#arabicBones = new KeyTable(sections, "ba");
    this.#ids = new KeyTable(sections, "id");
    this.#borders = new KeyTable(sections, "bo");
    this.#frontiers = new Frontiers(sections);
    this.maxWords = u32(sections, "at.most", 1)[0] ?? 0;
    this.licences = text(sections, "licences").split("\n").filter(Boolean);
  }

  begins(words: string): boolean { return this.#beginnings.may(words); }

  find(key: string): readonly Place[] {
    const found = this.#exact.values(key);
    return found.length === 0 ? [] : Array.from(found, (i) => this.#place(i));
  }

  findLoose(key: string): readonly Place[] {
    const places = new Set(this.#loose.values(key));
    const bone = boneOf(key), meets = meetsWith(key);
    // A name in the other script has another key; its consonants are the same.
    const others = /^[\u0600-\u06ff]/.test(key) ? this.#latinBones : this.#arabicBones;
    for (const i of bone.length < 2 ? [] : others.values(bone)) {
      if (meets(this.#loose.key(i))) for (const place of this.#loose.valuesAt(i)) places.add(place);
    }
    return Array.from(places, (i) => this.#place(i));
  }

  place(id: string): Place | null {
    const i = this.#ids.values(id)[0];
    return i === undefined ? null : this.#place(i);
  }

  labels(id: string): Readonly<Record<string, string>> {
    const before = this.#labels.get(id);
    if (before) return before;
    const found: Record<string, string> = {}, i = this.#ids.values(id)[0];
    if (i === undefined) return found;
    if (this.#labels.size >= MOST_LABELS) this.#labels.clear();
    this.#labels.set(id, found);
    const [, usual, ...tagged] = this.#records.at(i).split("\t"), names = tagged.map(nameOf);
    for (const { language, name } of [...names.filter((n) => n.own), ...names.filter((n) => n.name === usual), ...names]) if (language) found[language] ??= name;
    return found;
  }

  borders(country: string): readonly string[] {
    return Array.from(this.#borders.values(country), unpackCountry);
  }

  distanceToBorder(lat: number, lon: number, country: string, neighbour?: string): number | null {
    const found = (neighbour === undefined ? this.borders(country) : [neighbour]).map((other) => this.#frontiers.distance(lat, lon, country, other)).filter((km) => km !== null);
    return found.length ? Math.min(...found) : null;
  }

  allBorders(): Map<string, string[]> {
    return new Map(Array.from({ length: this.#borders.size }, (_, i) => [this.#borders.key(i), Array.from(this.#borders.valuesAt(i), unpackCountry)]));
  }

  *rows(): IterableIterator<AtlasRow> {
    const own = this.#sections.get("at.own");
    for (let i = 0; i < this.size; i++) {
      const names = this.#records.at(i).split("\t").slice(2).map(nameOf);
      yield { ...this.#place(i), names, ...(own?.[i] ? { own: true } : {}) };
    }
  }

  #word(i: number): string { return this.#known[i] ??= this.#words.at(i); }

  #place(i: number): Place {
    const c = this.#columns;
    const record = this.#records.bytesAt(i);
    // Only the id and the name are decoded: a capital carries forty more names.
    let tab = record.indexOf(9, record.indexOf(9) + 1);
    if (tab < 0) tab = record.length;
    const [id = "", name = ""] = this.#decoder.decode(record.subarray(0, tab)).split("\t");
    const kind = this.#word(c.kind.all[i] ?? 0);
    const metres = c.prec.all[i] ?? NO_PRECISION;
    return {
      id, name, lat: ((c.lat.all[i] ?? 0) | 0) / DEGREE, lon: ((c.lon.all[i] ?? 0) | 0) / DEGREE,
      class: kind.slice(0, kind.indexOf(".")), code: kind.slice(kind.indexOf(".") + 1),
      country: this.#word(c.land.all[i] ?? 0), admin1: this.#word(c.adm.all[i] ?? 0),
      population: c.pop.all[i] ?? 0, precision_km: metres === NO_PRECISION ? null : metres / 1000,
    };
  }
}

function nameOf(field: string): PlaceName {
  const own = field.startsWith("+");
  const colon = field.indexOf(":");
  return { language: field.slice(own ? 1 : 0, colon), name: field.slice(colon + 1), ...(own ? { own: true } : {}) };
}
