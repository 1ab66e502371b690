// What a rule and a language pack are. A pack is data: lexicons, patterns and settings, no code of its own.

/** A sentence of a rule's documentation: `[[` and `]]` mark what the rule must match. */
export type Example = string;

/**
 * A pattern over tokens, with its examples. The pattern language (one sentence at a time, atoms parted by blanks):
 *   word        a token with this word (folded as the lexicon folds)      a|b        either
 *   <tag>       a lexicon entry with this tag; `<tag:x>` with this meaning
 *   {actor}     a mention: {actor} {place} {time} {count} {source}
 *   ..N         up to N tokens of any kind, as few as possible
 *   ( a b / c ) one of several sequences                                  name=atom  a capture      atom?  optional
 */
export interface Rule<Value = unknown> {
  /** A slug that says what it reads; it is shown to people as the reason. */
  id: string;
  pattern: string;
  /** What a match means, for the stage that the rule belongs to. */
  value: Value;
  /** Sentences it must match. At least one, or the pack does not build. */
  examples: Example[];
  /** Sentences in which it must match nothing. */
  leaves: Example[];
}

/** How a time expression is resolved; the captures it reads are named in brackets. */
export type TimeValue =
  | { kind: "date" } // [weekday] [day] [month] [year]
  | { kind: "numeric" } // [date]: 08/06/2018, 2018-06-08
  | { kind: "weekday"; which: "last" | "this" } // [weekday]
  | { kind: "night" } // [weekday] [weekday2] or [day] [day2] [month] [year]
  | { kind: "running-night"; which: "told" | "this" } // "au cours de la nuit": the night told of last, or the page's own
  | { kind: "dawn" } // "à l'aube": the morning after the night told of last; otherwise no date of its own
  | { kind: "days"; offset: number } // "hier", "la veille": days from the reference
  | { kind: "ago" } // [n] [unit]
  | { kind: "month"; which: "last" | "this" | "stated" } // [month] [year] [part]
  | { kind: "season"; which: "last" | "this" | "stated" } // [season] [year]
  | { kind: "year"; offset: number | null } // [year], or years from the reference
  | { kind: "feast"; month: number; day: number } // "le jour de l'An": a day of every year
  | { kind: "period" } // "since the war began", "in five years of conflict": what is counted over it is no one event's; [period] where more words than the time's own tell it
  | { kind: "vague" }; // words of time that give no date, so that nothing else reads them

export interface TimeRule extends Rule<TimeValue & {
  /** `since`: end stays open. `until`: start stays open. */
  open?: "since" | "until";
  /** Relative to the last date of the story ("la veille") rather than to the page's own day ("hier"). */
  anaphoric?: boolean;
}> {}

/** What an attribution cue governs. */
export type Scope = "sentence" | "after" | "before" | "clause";
export interface AttributionRule extends Rule<{
  /** Which stretch is on the source's word. The source is the capture [source]; [via] is a relaying outlet. */
  scope: Scope;
  stance: "says" | "reports" | "claims" | "denies" | "confirms" | "declines";
  /**
   * `relay`: the source passes on what the sentence before said. `carry`: goes on with the last source named. `nobody`: the cue
   * is all that is said of the source ("it was reported that"): unnamed, in the cue's words.
   */
  special?: "relay" | "carry" | "nobody";
}> {}

/** Clauses read as a whole: axes, confirmations and other set phrases. Captures: [from] [toward] [actor] [target] [place]. */
export interface PhraseRule extends Rule<{
  type: string;
  factuality?: "certain" | "probable" | "possible" | "unknown";
  polarity?: "positive" | "negative";
  /** The chain's source is the capture [source]. */
  sourced?: boolean;
}> {}

/**
 * What a text says of where a place lies, for the check against the atlas. Captures: [place] the place spoken of, [of] the
 * one that it is set against, [country] [country2] [country3] countries by name or adjective, [n] [length] a distance,
 * [direction]. Beside `{place}`, which is no country here, these patterns know `{country}`.
 */
export interface GeographyRule extends Rule<{
  kind: "border" | "distance" | "direction" | "containment";
  /** "near the border" rather than on it. */
  near?: boolean;
  /** A word such as "located" ties the statement to the place, so that it cannot be the next scene of a list or of a way. */
  located?: boolean;
}> {}

/** Settings of a language that are not words. */
export interface Grammar {
  /** Where a subject stands to its verb. */
  subject: "before" | "either";
  /** Whether names begin with a capital letter. */
  capitals: boolean;
  /** Letters that may be written together with the next word, with the tag of the word they stand for. */
  proclitics: Record<string, string>;
  /** A sign on a verb's first letter that shows the passive where it is written (Arabic damma). */
  passiveMark?: string;
  /** Endings written together with the word before (pronouns). */
  enclitics: string[];
  /** Elided words that end in an apostrophe and part from the next word ("l'", "qu'"). */
  elisions: string[];
  /** Words of one letter that capitals leave without their accent, at the head of a sentence ("A Damas" for "À Damas"). */
  unaccented?: Record<string, string>;
  /** `before`: nouns and adjectives stand before what they modify ("army offensive", "Idlib province"). */
  modifiers?: "before";
  /** Endings of a name that owns what follows, with lost apostrophes too ("Homs's", "Aleppos"). */
  possessives?: string[];
  /** Abbreviations after which a full stop ends no sentence. */
  abbreviations: string[];
}

/** A language pack: all that the engine knows of one language. */
export interface Pack {
  /** BCP 47 primary subtag. */
  language: string;
  grammar: Grammar;
  /** Lexicon files by name, each the text of a TSV: `words`, `inflections`, `forms`, `furniture`, `calendar` … */
  lexicon: Record<string, string>;
  times: TimeRule[];
  attributions: AttributionRule[];
  phrases: PhraseRule[];
  /** Left out where a language does not check where places are said to lie. */
  geography?: GeographyRule[];
}
