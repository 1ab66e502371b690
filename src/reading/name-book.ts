// The names that a reading asks for, kept: a page comes back to a few hundred words, and so does the next page.
import type { Atlas, Place } from "../atlas/index.ts";
import type { Directory, Match } from "../directory/index.ts";
import { foldLoose, foldName } from "../text/index.ts";

/** So many keys of each kind are kept, then all are let go. */
const MOST = 20_000;

/** What one word names by itself, and whether longer names begin with it. `by` is the book that was asked. */
export interface Alone { readonly by: NameBook; readonly actors: readonly Match[]; readonly places: readonly Place[]; readonly beginsActor: boolean; readonly beginsPlace: boolean }

/** The directory and the atlas, asked in one language. What it gives is shared and must not be changed. */
export class NameBook {
  readonly #atlas: Atlas;
  readonly #directory: Directory;
  readonly #language: string;
  readonly #actors = new Map<string, readonly Match[]>();
  readonly #places = new Map<string, readonly Place[]>();
  readonly #loose = new Map<string, readonly Place[]>();
  readonly #names = new Map<string, boolean>();

  constructor(atlas: Atlas, directory: Directory, language: string) {
    this.#atlas = atlas; this.#directory = directory; this.#language = language;
  }

  /** As Directory.find. */
  actors(key: string): readonly Match[] { return kept(this.#actors, key, () => this.#directory.find(key, this.#language)); }

  /** As Atlas.find. */
  places(key: string): readonly Place[] { return kept(this.#places, key, () => this.#atlas.find(key)); }

  /** All that is known of a key of one word, looked up once a spelling. */
  alone(spelling: { readonly key: string; alone: Alone | null }): Alone {
    if (spelling.alone?.by === this) return spelling.alone;
    const { key } = spelling;
    return (spelling.alone = { by: this, actors: this.actors(key), places: this.places(key), beginsActor: this.#directory.begins(key), beginsPlace: this.#atlas.begins(key) });
  }

  /** As Atlas.findLoose, of a key that is not yet loose. */
  placesLike(key: string): readonly Place[] { return kept(this.#loose, key, () => this.#atlas.findLoose(foldLoose(key))); }

  /** Whether a spelling is a name of the directory or the atlas by itself. */
  readonly isName = (form: string): boolean => kept(this.#names, form, () => { const key = foldName(form); return key !== "" && (this.actors(key).length > 0 || this.places(key).length > 0); });
}

function kept<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  if (known.size >= MOST) known.clear();
  known.set(key, found);
  return found;
}

const books = new WeakMap<Atlas, WeakMap<Directory, Map<string, NameBook>>>();

/** The book of an atlas and a directory, on which alone it hangs. */
export function nameBook(atlas: Atlas, directory: Directory, language: string): NameBook {
  let byDirectory = books.get(atlas);
  if (!byDirectory) books.set(atlas, (byDirectory = new WeakMap()));
  let byLanguage = byDirectory.get(directory);
  if (!byLanguage) byDirectory.set(directory, (byLanguage = new Map()));
  let book = byLanguage.get(language);
  if (!book) byLanguage.set(language, (book = new NameBook(atlas, directory, language)));
  return book;
}
