import { Beginnings, KeyTable, readSections, Strings, text, u32, type NamesFile, type Sections } from "../atlas/index.ts";
import type { Actor, Directory, Match, Relation, Tie } from "./actor.ts";
import { VIAS } from "./compile.ts";

/** Ties that make two actors one, as the codebook has it; the others make them one side. */
const ONE: ReadonlySet<Relation> = new Set<Relation>(["part-of", "organ-of", "owned-by"]);

/**
 * Opens the directory in a compiled names file; the bytes are looked into in place and must not change afterwards.
 * Throws ProblemError when they are no such file, or cut short.
 */
export function openDirectory(bytes: Uint8Array | NamesFile): Directory {
  return new CompiledDirectory(readSections(bytes));
}

class CompiledDirectory implements Directory {
  readonly maxWords: number;
  readonly size: number;
  readonly #records: Strings;
  readonly #ids: KeyTable;
  readonly #names: KeyTable;
  readonly #beginnings: Beginnings;
  readonly #languages: readonly string[];
  /** Actors already decoded. Callers get the same object and must not change it. */
  readonly #decoded = new Map<number, Actor>();
  /** Those asked for by their id. */
  readonly #byId = new Map<string, Actor>();

  constructor(sections: Sections) {
    this.#records = new Strings(sections, "ac.off", "ac.rec");
    this.size = this.#records.size;
    this.#ids = new KeyTable(sections, "ai");
    this.#names = new KeyTable(sections, "an");
    this.#beginnings = new Beginnings(sections, "an");
    this.#languages = text(sections, "ac.lang").split("\n");
    this.maxWords = u32(sections, "ac.most", 1)[0] ?? 0;
  }

  begins(words: string): boolean { return this.#beginnings.may(words); }

  /** An actor is given once, by the best reading: the asked language before others, then name, alias, contextual. */
  find(key: string, language: string): readonly Match[] {
    const values = this.#names.values(key);
    if (values.length === 0) return [];
    const asked = this.#languages.indexOf(language.split("-")[0] ?? "");
    const ranked = Array.from(values, (v) => ({
      actor: v >>> 8, other: Number((v >>> 3 & 31) !== asked), via: v >>> 1 & 3, loaded: (v & 1) === 1,
    })).sort((a, b) => a.other - b.other || a.via - b.via || a.actor - b.actor);
    const seen = new Set<number>();
    return ranked.flatMap(({ actor, via, loaded }) => {
      if (seen.has(actor)) return [];
      seen.add(actor);
      return [{ actor: this.#at(actor).id, via: VIAS[via] ?? "contextual", loaded }];
    });
  }

  actor(id: string): Actor | null {
    const known = this.#byId.get(id);
    if (known) return known;
    const i = this.#ids.values(id)[0];
    if (i === undefined) return null;
    const actor = this.#at(i);
    this.#byId.set(id, actor);
    return actor;
  }

  *all(): Iterable<Actor> {
    for (let i = 0; i < this.size; i++) yield this.#at(i);
  }

  within(id: string, date: string | null): readonly string[] {
    if (this.actor(id) === null) return [];
    const reached = new Set([id]);
    // A set is walked in the order of insertion, also over what is added on the way: breadth first, each once.
    for (const next of reached) {
      for (const tie of this.actor(next)?.ties ?? []) if (ONE.has(tie.relation) && tieHolds(tie, date)) reached.add(tie.to);
    }
    return [...reached];
  }

  #at(i: number): Actor {
    const known = this.#decoded.get(i);
    if (known) return known;
    const actor = JSON.parse(this.#records.at(i)) as Actor;
    this.#decoded.set(i, actor);
    return actor;
  }
}

/**
 * Whether a tie holds at some moment of a date (ISO, of any precision: year, month or day; null is any time). Both ends
 * count whole: until "2024" holds to the end of 2024, for the directory says no more than the year.
 */
export function tieHolds(tie: Pick<Tie, "from" | "until">, date: string | null): boolean {
  if (date === null) return true;
  // Of two dates of unlike precision the shorter covers the longer, so only their common length is compared.
  const before = (a: string, b: string): boolean => a.slice(0, b.length) < b.slice(0, a.length);
  return !(tie.from !== null && before(date, tie.from)) && !(tie.until !== null && before(tie.until, date));
}
