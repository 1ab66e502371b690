import type { ClaimType, Factuality, Quantity } from "../../reading/index.ts";
import type { Slot } from "../event.ts";

/** Words for a number of things, by the language's plural categories (CLDR); `{n}` stands for the number. `other` always. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A counted noun: as subject, and after a preposition where that differs ("more than two dead" in Arabic). */
export interface Counted { plain: Plural; after?: Partial<Plural> }

/** All that the summaries need of one language. Words only: what is said, and in which order, is the same in all. */
export interface Phrasebook {
  /** BCP 47, with the numbering system where the default would not do. */
  locale: string;
  rightToLeft: boolean;
  /** Opening and closing quotation marks. */
  quotes: readonly [string, string];
  /** Between two statements of one list, and between two names. */
  between: { statements: string; names: string; and: string };
  /** Words that, in a name without an article, ask for one ("the … Forces"), in lower case; and that article. */
  definite: { article: string; heads: readonly string[] };
  outlets: Counted;
  events: Counted;
  independent: Counted;
  undecided: Counted;
  quantities: Record<Exclude<Quantity, "other">, Counted>;
  types: Record<ClaimType, string>;
  /** How actors stand beside a type; `{type}`, `{by}` and `{on}` are filled in. */
  acts: { both: string; by: string; on: string };
  /** Types whose actors need words of their own. */
  special: Partial<Record<ClaimType, { both: string; by: string; on: string; none: string }>>;
  figures: { more: string; least: string; most: string; range: string; about: string; part: string };
  factuality: Record<Exclude<Factuality, "certain">, string>;
  /** `{origin}`, `{outlets}`, `{side}` and `{says}` are filled in. */
  according: { own: string; relayed: string; unnamed: string; unnamedSide: string };
  denies: string;
  unconfirmed: string;
  attributes: Record<Slot["attribute"], string>;
  /** `{type}`, `{place}` and `{when}`. */
  heading: { placed: string; unplaced: string; undated: string; candidates: string };
  closing: { corroborated: string; single: string; undecided: string; contested: string; denied: string; unconfirmed: string; admitted: string; corrected: string };
  summary: { nothing: string; whole: string; undecidedToo: string; deaths: string; deathsAt: string; from: string; contested: string; unconfirmed: string; denied: string; corroborated: string; single: string; undecided: string };
}
