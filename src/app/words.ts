import type { Language, Summaries } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { paragraph, summarise, type Event } from "../reconcile/index.ts";

/** The sentence that sums these events up, in each language of the interface. */
export function summaryOf(events: Event[], documents: Document[], claims: Claim[], directory: Directory): Record<Language, string> {
  return inEach((language) => summarise({ events, documents, claims }, directory, language));
}

/** That sentence and the attributed paragraphs of the events, a blank line between two, in each language of the interface. */
export function summariesOf(events: Event[], documents: Document[], claims: Claim[], directory: Directory): Summaries {
  return {
    summary: summaryOf(events, documents, claims, directory),
    paragraph: inEach((language) => events.map((event) => paragraph(event, claims, documents, directory, language)).join("\n\n")),
  };
}

function inEach(words: (language: Language) => string): Record<Language, string> {
  return { en: words("en"), fr: words("fr"), ar: words("ar") };
}
