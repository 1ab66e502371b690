export const ACTOR_KINDS = ["state-force", "government", "armed-group", "coalition", "civilian", "monitor", "media", "news-agency", "international-organisation", "official", "unnamed"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];
export const RELATIONS = ["part-of", "organ-of", "owned-by", "funded-by", "allied-with", "backed-by", "leans-to"] as const;
export type Relation = (typeof RELATIONS)[number];

/** Whose interest a source shares, and when. Years or year-months, null where unbounded. */
export interface Tie { to: string; relation: Relation; from: string | null; until: string | null; reviewed: boolean }

/** One entry of the directory, as the codebook defines it. Name lists are by language subtag. */
export interface Actor {
  id: string;
  name: Record<string, string>;
  aliases: Record<string, string[]>;
  contextual: Record<string, string[]>;
  loaded: Record<string, string[]>;
  kind: ActorKind;
  active: { from: string | null; until: string | null } | null;
  ties: Tie[];
  country: string | null;
  /** Countries in which it acts, where these are not its own: there "the coalition" may mean it. */
  theatres?: readonly string[];
  notes: string | null;
}

/** One way in which words can mean an actor. */
export interface Match {
  actor: string;
  /** `name` and `alias` mean the actor anywhere; `contextual` only in its country or story. */
  via: "name" | "alias" | "contextual";
  loaded: boolean;
}

/** A look-up over the compiled directory. Pure: made from bytes. */
export interface Directory {
  readonly maxWords: number;
  readonly size: number;
  /** Whether a longer name may begin with these words (folded as foldName folds): a quick no, or a yes that a look-up settles. */
  begins(words: string): boolean;
  /** Readings of a name (key made by `foldName`) in a language; names of the other languages are tried after it. */
  find(key: string, language: string): readonly Match[];
  actor(id: string): Actor | null;
  all(): Iterable<Actor>;
  /** The actor and everything it is part-of, organ-of or owned-by at that date (ISO, or null for any time), nearest first. */
  within(id: string, date: string | null): readonly string[];
}
