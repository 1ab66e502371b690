import { packBeginnings, packKeys, packStrings } from "../atlas/index.ts";
import { problem, ProblemError } from "../problem.ts";
import { foldName } from "../text/index.ts";
import { ACTOR_KINDS, RELATIONS, type Actor, type Match } from "./actor.ts";

/** Ways in which a name means an actor, in the order in which they are believed. */
export const VIAS: readonly Match["via"][] = ["name", "alias", "contextual"];

/** What the file of actors may leave out. */
type Given = Partial<Omit<Actor, "ties">> & { ties?: (Partial<Actor["ties"][number]>)[] };

const ARTICLE = /^(?:l['’]|(?:le|la|les|the)\s)\s*/i;

/**
 * Actors from the JSON of `data/actors.json` (`{actors: […]}`), with everything optional filled in: no lists, no ties, not
 * reviewed. Throws ProblemError naming the actor when an id repeats, a kind or relation is unknown, or a tie leads nowhere.
 */
export function readActors(json: unknown): Actor[] {
  const list = (json as { actors?: unknown } | null)?.actors;
  if (!Array.isArray(list)) throw bad("The file of actors has no list of actors.");
  const actors = list.map((given: Given): Actor => ({
    id: given.id ?? "", name: given.name ?? {}, aliases: given.aliases ?? {}, contextual: given.contextual ?? {}, loaded: given.loaded ?? {},
    kind: given.kind ?? "unnamed", active: given.active ?? null, country: given.country ?? null, theatres: given.theatres ?? [], notes: given.notes ?? null,
    ties: (given.ties ?? []).map((tie) => ({
      to: tie.to ?? "", relation: tie.relation ?? "allied-with", from: tie.from ?? null, until: tie.until ?? null, reviewed: tie.reviewed ?? false,
    })),
  }));
  const ids = new Set<string>();
  for (const { id, kind, name } of actors) {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || ids.has(id)) throw bad(`The actor id ${JSON.stringify(id)} is not a slug of its own.`);
    if (!ACTOR_KINDS.includes(kind)) throw bad(`The actor ${id} has the unknown kind ${JSON.stringify(kind)}.`);
    if (Object.keys(name).length === 0) throw bad(`The actor ${id} has no name.`);
    ids.add(id);
  }
  for (const { id, ties } of actors) {
    for (const tie of ties) {
      if (!ids.has(tie.to)) throw bad(`The actor ${id} is tied to ${JSON.stringify(tie.to)}, which is not in the directory.`);
      if (!RELATIONS.includes(tie.relation)) throw bad(`The actor ${id} has a tie of the unknown relation ${JSON.stringify(tie.relation)}.`);
    }
  }
  return actors;
}

function bad(message: string): ProblemError {
  return new ProblemError(problem({ rule: "actors-file", severity: "error", message, remedy: "Correct the file of actors." }));
}

/**
 * The directory's sections of the compiled file: `ac` the actors, one JSON text each, `ai` ids and `an` names to them.
 * A value of `an` holds the actor's number (from bit 8), the language's number (bits 3 to 7), how it means the actor
 * (bits 1 and 2) and whether it takes a side (bit 0).
 */
export function compileDirectory(actors: readonly Actor[]): [string, ArrayBufferView][] {
  const languages = [...new Set(actors.flatMap((a) => [a.name, a.aliases, a.contextual].flatMap((lists) => Object.keys(lists))))];
  if (languages.length > 32) throw bad("The file of actors has more than 32 languages.");
  const names = new Map<string, number[]>();
  let maxWords = 0;
  actors.forEach((actor, number) => {
    for (const [l, language] of languages.entries()) {
      const loaded = new Set((actor.loaded[language] ?? []).flatMap(keysOf));
      const lists = [[actor.name[language] ?? ""], actor.aliases[language] ?? [], actor.contextual[language] ?? []];
      lists.forEach((list, via) => {
        for (const key of new Set(list.flatMap(keysOf))) {
          const value = number << 8 | l << 3 | via << 1 | Number(loaded.has(key));
          const values = names.get(key);
          if (values) values.push(value);
          else names.set(key, [value]);
          maxWords = Math.max(maxWords, key.split(" ").length);
        }
      });
    }
  });
  const records = packStrings(actors.map((actor) => JSON.stringify(actor)));
  return [
    ["ac.off", records.offsets], ["ac.rec", records.bytes], ["ac.most", Uint32Array.of(maxWords)],
    ["ac.lang", new TextEncoder().encode(languages.join("\n"))],
    ...packKeys("ai", new Map(actors.map(({ id }, i) => [id, [i]]))), ...packKeys("an", names), packBeginnings("an", names.keys()),
  ];
}

/** The keys of a name: as it stands, and without its article. */
function keysOf(name: string): string[] {
  return [foldName(name), foldName(name.replace(ARTICLE, ""))].filter(Boolean);
}
