import type { EventAnswer, Language } from "../contract.ts";
import { fileName } from "../names.ts";

/** What an article's outlet is called: as its origins name it, as the page does, or the last part of where it was captured. */
export function outletOf(answer: EventAnswer, document: string, language: Language): string {
  const named = answer.event.origins.flatMap(({ outlets }) => outlets).find((outlet) => outlet.document === document)?.name;
  const page = answer.documents.find(({ id }) => id === document);
  const given = named ?? page?.publisher ?? page?.captured_from ?? answer.event.documents.find(({ id }) => id === document)?.captured_from ?? document;
  return fileName(given, language);
}
