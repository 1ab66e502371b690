import type { Atlas } from "../atlas/index.ts";
import type { SearchRequest, SearchAnswer } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import { questionOf, type Ledger } from "../ledger/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { foldName } from "../text/index.ts";
import { cardsFor } from "./cards.ts";

const LANGUAGES = ["en", "fr", "ar"];
/** Namesakes whose other names are looked for, the largest first. */
const NAMESAKES = 5;
/** A shorter name means too much else ("IS", "EI"). */
const SHORTEST = 3;
/** Articles brought into the index of words in one transaction. */
const TOGETHER = 50;

/** Searches the articles and claims of a ledger. Throws ProblemError when nothing is asked for. */
export async function search(ledger: Ledger, { q, in: within, language, limit, offset }: SearchRequest, atlas: Atlas, directory: Directory): Promise<SearchAnswer> {
  const question = questionOf(q, (name) => otherNames(name, atlas, directory));
  // A ledger from before the index has none yet: whoever searches first waits for it.
  if (!await ledger.searchable()) {
    try {
      await reindex(ledger, false);
    } catch (error) {
      if (!(error instanceof ProblemError && error.problem.rule === "ledger-read-only")) throw error;
      throw new ProblemError(problem({ rule: "no-search-index", severity: "error", message: "This ledger is from before searches, and its index of words cannot be made, because the ledger can only be read.", remedy: "Make room or ask for the right to write, then run `recoupe ledger reindex`.", cause: error.message }));
    }
  }
  const page = { ...(within === undefined ? {} : { in: within === "articles" ? "article" as const : "claim" as const }), ...(language === undefined ? {} : { language }), ...(limit === undefined ? {} : { limit }), ...(offset === undefined ? {} : { offset }) };
  const { articles, claims, more, ranked, whole } = await ledger.search(question, page);
  const named = ({ article, claim }: typeof more): { articles: boolean; claims: boolean } => ({ articles: article, claims: claim });
  return { articles, claims, more: named(more), ranked: named(ranked), whole: named(whole), actors: cardsFor(claims.map(({ claim }) => claim), [], directory) };
}

/** Makes the index of words, where it is not whole or `anew`, some articles at a time; others may write in between. Answers how many it were. */
export async function reindex(ledger: Ledger, anew: boolean, told: (done: number) => void = () => undefined): Promise<number> {
  let done = 0, first = anew;
  for (;;) {
    const many = await ledger.indexMore(TOGETHER, first);
    first = false;
    told(done += many);
    if (many < TOGETHER) return done;
  }
}

/** What else a place or an actor of this name (folded) is called, in every language that has a name for it; empty where nothing is called so. */
export function otherNames(name: string, atlas: Atlas, directory: Directory): string[] {
  const names = new Map<string, string>();
  const add = (one: string): void => {
    const key = foldName(one);
    if (key !== name && key.replaceAll(" ", "").length >= SHORTEST) names.set(key, one);
  };
  const places = [...atlas.find(name)].sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1)).slice(0, NAMESAKES);
  for (const place of places) {
    add(place.name);
    for (const label of Object.values(atlas.labels(place.id))) add(label);
  }
  const actors = new Set(LANGUAGES.flatMap((language) => directory.find(name, language).filter(({ via }) => via !== "contextual").map(({ actor }) => actor)));
  for (const id of [...actors].sort().slice(0, NAMESAKES)) {
    const actor = directory.actor(id);
    for (const all of [Object.values(actor?.name ?? {}), ...Object.values(actor?.aliases ?? {})]) for (const one of all) add(one);
  }
  return [...names.values()];
}
