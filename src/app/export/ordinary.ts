import type { Directory } from "../../directory/index.ts";
import type { Known } from "../../export/index.ts";
import { packs } from "../../reading/packs/index.ts";
import { foldName } from "../../text/index.ts";

/** Lexicons of words; the others hold names, dates and furniture. */
const FILES = ["words", "forms", "inflections"];

/** Tells ordinary words, those that a language pack lists, and the words of the directory's names, from names of persons. */
export function wordsOf(directory: Directory): Pick<Known, "ordinary" | "named"> {
  const listed = new Set<string>(), names = new Set<string>();
  const put = (into: Set<string>, phrase: string): void => { for (const word of foldName(phrase).split(" ")) if (word !== "") into.add(word); };
  for (const { lexicon } of packs) for (const file of FILES) {
    // A lexicon of forms has the lemma first and the form second; the tags of the others are plain words too, which does no harm.
    for (const line of (lexicon[file] ?? "").split("\n").slice(1)) for (const cell of line.split("\t").slice(0, 2)) put(listed, cell);
  }
  for (const { name, aliases, contextual, loaded } of directory.all()) {
    for (const one of [Object.values(name), ...[aliases, contextual, loaded].flatMap((lists) => Object.values(lists))].flat()) put(names, one);
  }
  return { ordinary: (word) => listed.has(word), named: (word) => names.has(word) };
}
