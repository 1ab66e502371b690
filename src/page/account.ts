import type { Evidence } from "./document.ts";
import { problem, type Problem } from "../problem.ts";
import type { Account, Told } from "./credits.ts";
import type { Stated } from "./metadata.ts";

type Field = "url" | "publisher" | "title" | "byline" | "published" | "republished_from";
export interface Settled { values: Record<Field, string | null>; evidence: Partial<Record<Field, Evidence>>; problems: Problem[] }

const DAY = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);

/**
 * One account out of what the page's words and its metadata say. Words that a reader sees stand for the title and the
 * sources; metadata for address, outlet and author. Of the date: a printed "published on …" beats the metadata, the
 * metadata any other printed date (which may be today's, at the top of the page); where they differ, it is told.
 */
export function settle(words: Account, stated: Stated | null, source: string): Settled {
  const problems = [...words.problems, ...(stated?.problems ?? [])];
  const differ = words.published && stated?.published && Math.abs(dayOf(words.published.value) - dayOf(stated.published.value)) > DAY;
  const printed = words.published && (!stated?.published || (differ && words.labelled));
  if (differ) problems.push(problem({
    rule: "dates-differ", severity: "warning", source,
    message: `The page prints the date ${words.published!.value.slice(0, 10)}, its metadata say ${stated!.published!.value.slice(0, 10)}; the ${printed ? "printed date" : "metadata"} was taken.`,
    remedy: "Check the date on the page itself.",
    span: words.published!.evidence.anchor ? { ...words.published!.evidence.anchor, exact: words.published!.evidence.text } : null,
  }));
  const chosen: Record<Field, Told | null> = {
    url: stated?.url ?? null,
    title: words.title ?? stated?.title ?? null,
    byline: stated?.byline ?? words.byline,
    published: printed ? words.published : stated?.published ?? null,
    publisher: stated?.publisher ?? words.publisher,
    republished_from: words.republished_from ?? stated?.republished_from ?? null,
  };
  const values = {} as Settled["values"], evidence: Settled["evidence"] = {};
  for (const [field, told] of Object.entries(chosen) as [Field, Told | null][]) {
    values[field] = told?.value ?? null;
    if (told) evidence[field] = told.evidence;
  }
  // A page that names its own outlet as the source is not republished.
  if (values.republished_from !== null && values.republished_from === values.publisher) { values.republished_from = null; delete evidence.republished_from; }
  return { values, evidence, problems };
}
