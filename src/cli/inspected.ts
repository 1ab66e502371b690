import type { Claim, Inspected, InspectedBlock } from "../reading/index.ts";
import { unstack, type Range } from "../text/index.ts";
import { claimLines } from "./lines.ts";
import { paint, quoted, shown } from "./terminal.ts";

// What `inspect` found, in words for people.

/** Where some words stand in a text, white space aside; the first place when there are several, null when there is none. */
export function find(text: string, words: string): Range | null {
  const wanted = unstack(words).normalize("NFC").replace(/\s+/gu, "");
  if (wanted === "") return null;
  // The text without white space, and where each of its units came from.
  const from: number[] = [];
  let bare = "";
  for (let i = 0; i < text.length; i++) if (!/\s/u.test(text[i]!)) { bare += text[i]!; from.push(i); }
  const at = bare.indexOf(wanted);
  return at < 0 ? null : { start: from[at]!, end: from[at + wanted.length - 1]! + 1 };
}

const STAGES: readonly [Inspected["found"][number]["stage"], string][] = [
  ["lexicon", "words"], ["times", "times"], ["actors", "actors"], ["places", "places"], ["counts", "counts"], ["sources", "sources"], ["attribution", "who says it"], ["clauses", "clauses"], ["events", "events"],
];

/** The blocks around some words: role, sentences, what each stage found, the claims, and why there are none. */
export function inspectedLines(blocks: readonly InspectedBlock[], claims: readonly Claim[], publisher: string | null): string {
  return blocks.flatMap((block) => [
    `  ${paint.bold(block.role)}  ${paint.dim(block.read ? "claims are read from this block" : "no claim is read from this block")}`,
    ...(block.why === null ? [] : [`     ${shown(block.why)}`]),
    ...block.sentences.flatMap((sentence) => sentenceLines(sentence, claims, publisher)),
  ]).join("\n");
}

function sentenceLines(sentence: Inspected, claims: readonly Claim[], publisher: string | null): string[] {
  const lines = [quoted(sentence.text, "     ")];
  for (const [stage, name] of STAGES) {
    const found = sentence.found.filter((f) => f.stage === stage);
    if (found.length === 0) continue;
    lines.push(`     ${paint.cyan(name)}`);
    for (const { words, says } of found) lines.push(`       “${shown(words)}”  ${paint.dim(shown(says))}`);
  }
  claims.forEach((claim, i) => { if (sentence.claims.includes(claim.id)) lines.push(claimLines(claim, i + 1, publisher)); });
  if (sentence.claims.length === 0) lines.push(`     ${paint.yellow("no claim came of this sentence")}`);
  for (const why of sentence.why) lines.push(`     ${shown(why)}`);
  return lines;
}
