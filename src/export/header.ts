import type { Header } from "./dataset.ts";

/** Where a data set comes from, in one sentence: for formats that have no better place for it. */
export function sentenceOf({ id, format, recoupe, rules, ledger, filter, redacted, since, exported }: Header): string {
  const asked = Object.entries(filter).map(([name, value]) => `${name} ${value}`).join(", ");
  return [
    `Export ${id} in the format ${format}, made by recoupe ${recoupe} on ${exported} out of record ${ledger.record} of a ledger (digest ${ledger.digest})`,
    `, read by the rules ${rules.map((one) => one.rules).join(", ") || "of none"}`, asked === "" ? "" : `, asked for ${asked}`,
    since === null ? "" : `, with what changed since ${since}`, redacted ? ", names of private persons masked" : "", ".",
  ].join("");
}
