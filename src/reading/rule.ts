/** A language pack: all that the engine knows of one language. */
export interface Pack {
  /** BCP 47 primary subtag. */
  language: string;
  /** Lexicon files by name (`words`, `furniture`, `calendar` …), each the text of a TSV. */
  lexicon: Record<string, string>;
}
