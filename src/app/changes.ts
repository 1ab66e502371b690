import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { overlap } from "../text/index.ts";

/** A slot that says otherwise than before, both in a few words. */
export interface SlotChange { slot: string; before: string; after: string }

/** What became of a claim between two readings of one document. Spans are in the text of the reading that each claim is of. */
export type ClaimChange =
  | { change: "gained"; after: Claim }
  | { change: "lost"; before: Claim }
  | { change: "changed"; before: Claim; after: Claim; slots: SlotChange[] };

/** New claims looked at for one old claim whose id is gone: a sentence has fewer. */
const NEAR = 32;

/**
 * What two readings of one document say otherwise, in the order of the text. A claim is the same one where its id is; where
 * that is gone, where its words are shared by one of the same type, or are exactly those of another type.
 */
export function claimChanges(before: readonly Claim[], after: readonly Claim[]): ClaimChange[] {
  const old = new Map(before.map((claim) => [claim.id, claim]));
  const pairs: [Claim, Claim][] = [];
  const fresh: Claim[] = [];
  for (const claim of after) {
    const known = old.get(claim.id);
    if (!known) { fresh.push(claim); continue; }
    pairs.push([known, claim]);
    old.delete(claim.id);
  }
  fresh.sort((a, b) => a.span.start - b.span.start);
  const taken = new Set<Claim>();
  const changes: ClaimChange[] = [];
  let from = 0;
  for (const claim of [...old.values()].sort((a, b) => a.span.start - b.span.start)) {
    while (from < fresh.length && fresh[from]!.span.end <= claim.span.start) from += 1;
    let best: Claim | null = null, most = 0;
    for (let at = from; at < fresh.length && at < from + NEAR && fresh[at]!.span.start < claim.span.end; at++) {
      const one = fresh[at]!, shared = overlap(claim.span, one.span);
      if (taken.has(one) || shared <= most || (one.type !== claim.type && one.span.exact !== claim.span.exact)) continue;
      [best, most] = [one, shared];
    }
    if (best === null) { changes.push({ change: "lost", before: claim }); continue; }
    taken.add(best);
    pairs.push([claim, best]);
  }
  for (const claim of fresh) if (!taken.has(claim)) changes.push({ change: "gained", after: claim });
  for (const [was, is] of pairs) {
    const slots = slotChanges(slotsOf(was), slotsOf(is));
    if (slots.length > 0) changes.push({ change: "changed", before: was, after: is, slots });
  }
  const at = (change: ClaimChange): number => (change.change === "lost" ? change.before : change.after).span.start;
  return changes.sort((a, b) => at(a) - at(b));
}

/** What the page is otherwise taken to say of itself. */
export function documentChanges(before: Document, after: Document): SlotChange[] {
  const slots = (document: Document): Map<string, Slot> => new Map((["publisher", "title", "byline", "published", "republished_from", "url", "language"] as const)
    .map((name) => [name, { words: document[name] ?? "", whole: document[name] }]));
  const found = slotChanges(slots(before), slots(after));
  const size = ({ text, blocks }: Document): string => `${text.length} signs in ${blocks.length} blocks`;
  if (before.text !== after.text) found.push({ slot: "text", before: size(before), after: size(after) });
  else if (JSON.stringify(before.blocks) !== JSON.stringify(after.blocks)) found.push({ slot: "blocks", before: roles(before), after: roles(after) });
  return found;
}

function roles({ blocks }: Document): string {
  const many = new Map<string, number>();
  for (const { role } of blocks) many.set(role, (many.get(role) ?? 0) + 1);
  return [...many].map(([role, n]) => `${n} ${role}`).join(", ");
}

/** What a slot says in a few words, and all of it, to tell whether anything differs. */
interface Slot { words: string; whole: unknown }

function slotChanges(before: Map<string, Slot>, after: Map<string, Slot>): SlotChange[] {
  const found: SlotChange[] = [];
  for (const [slot, is] of after) {
    const was = before.get(slot)!;
    if (JSON.stringify(was.whole) !== JSON.stringify(is.whole)) found.push({ slot, before: was.words, after: is.words });
  }
  return found;
}

function slotsOf(claim: Claim): Map<string, Slot> {
  const list = <T>(all: readonly T[], words: (one: T) => string): Slot => ({ words: all.map(words).join("; "), whole: all });
  const { span, type, time, derivation } = claim;
  return new Map<string, Slot>([
    ["words", { words: span.exact, whole: [span.start, span.end, span.exact] }],
    ["type", { words: type, whole: type }],
    ["initiators", list(claim.initiators, ({ id, name, text }) => `${id ?? name} “${text}”`)],
    ["targets", list(claim.targets, ({ id, name, text }) => `${id ?? name} “${text}”`)],
    ["places", list(claim.places, ({ role, name, id, text }) => `${role} ${name}${id === null ? "" : ` (${id})`} “${text}”`)],
    ["time", { words: time === null ? "" : `${time.start ?? "…"} to ${time.end ?? "…"} “${time.text}”`, whole: time }],
    ["counts", list(claim.counts, ({ quantity, of, group, low, high, text }) => `${quantity} ${low ?? "…"} to ${high ?? "…"}${of === null ? "" : ` of ${group ?? of}`} “${text}”`)],
    ["attribution", list(claim.attribution, ({ source, stance, text }) => `${source.id ?? source.name} ${stance} “${text}”`)],
    ["factuality", { words: claim.factuality, whole: claim.factuality }],
    ["polarity", { words: claim.polarity, whole: claim.polarity }],
    ["loaded", list(claim.loaded, ({ exact, toward }) => `“${exact}”${toward === null ? "" : ` toward ${toward}`}`)],
    ["about", list(claim.about, (id) => id)],
    ["story", { words: String(claim.story), whole: claim.story }],
    ["derivation", { words: `${derivation.stage}: ${derivation.rule}`, whole: derivation }],
  ]);
}
