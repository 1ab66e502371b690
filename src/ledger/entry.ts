import { toUSVString } from "node:util";
import type { Capture } from "../page/index.ts";
import type { Claim, Reading } from "../reading/index.ts";
import { sha256, toBody } from "./chain.ts";
import { refused } from "./faults.ts";
import { misplaced, misquote } from "./words.ts";

/** The document id of captured bytes. */
export function idOfBytes(bytes: Uint8Array): string {
  return `sha256:${sha256(bytes)}`;
}

/** Throws ProblemError unless the reading's document is that of the captured bytes. */
export function assertSameBytes(capture: Capture, reading: Reading): void {
  const id = idOfBytes(capture.bytes);
  if (reading.document.id !== id) {
    throw refused("not-these-bytes", `The reading is of ${reading.document.id}, but the captured bytes are ${id}`, { source: capture.captured_from });
  }
}

/**
 * Throws ProblemError unless every claim belongs to the reading's document, bears an id of its own, and quotes the text
 * exactly: a claim whose words cannot be found is no evidence, and is never kept.
 */
export function assertSound({ document, claims, problems }: Reading): void {
  const source = document.captured_from;
  const seen = new Set<string>();
  for (const claim of claims) {
    if (!soundId(claim.id)) throw refused("bad-claim-id", "A claim has no proper id", { source });
    if (seen.has(claim.id)) throw refused("duplicate-claim", `Two claims have the id ${claim.id}`, { source, claim: claim.id });
    seen.add(claim.id);
    if (claim.document !== document.id) {
      throw refused("claim-without-document", `Claim ${claim.id} belongs to document ${claim.document}, which is not the one that was read`, { source, claim: claim.id });
    }
    const wrong = misquote(claim, document.text);
    if (wrong) {
      const { what, start, end, exact } = wrong;
      throw refused("misquoted", `The ${what} of claim ${claim.id} is not what the text says at ${start}..${end}`, { source, claim: claim.id, span: { start, end, exact } });
    }
    assertDays(claim, source);
  }
  for (const found of problems) {
    const wrong = misplaced(found, document.text);
    if (wrong) throw refused("misquoted", `The place of problem ${found.rule} is not what the text says at ${wrong.start}..${wrong.end}`, { source, span: found.span! });
  }
}

/** Ids stand in columns and addresses: no NUL, no half characters, not endless. */
function soundId(id: string): boolean {
  return id.length > 0 && id.length <= 200 && toUSVString(id) === id && !id.includes("\0");
}

function assertDays(claim: Claim, source: string): void {
  for (const day of [claim.time?.start, claim.time?.end]) {
    if (day != null && !/^\d{4}-\d\d-\d\d(?!\d)/.test(day)) throw refused("bad-date", `Claim ${claim.id} has the date "${day}", which is no ISO date`, { source, claim: claim.id });
  }
}

/** The digest of all that a reading says; two readings with the same one are the same. */
export function contentOf({ document, claims, problems, rules }: Reading): string {
  return contentOfBodies(toBody(rules), toBody(document), claims.map(toBody), problems.map(toBody));
}

/** The same, of the bodies that are kept of them: they need not be written out twice. */
export function contentOfBodies(rules: string, document: string, claims: readonly string[], problems: readonly string[]): string {
  return sha256(`[${rules},${document},[${claims.join(",")}],[${problems.join(",")}]]`);
}
