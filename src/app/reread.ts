import type { Judgement, Ledger } from "../ledger/index.ts";
import { ProblemError, problemOf, type Problem } from "../problem.ts";
import type { Reading } from "../reading/index.ts";
import { standing } from "../reconcile/index.ts";
import { claimChanges, documentChanges, type ClaimChange, type SlotChange } from "./changes.ts";
import { readCapture, type Shelf } from "./shelf.ts";

export interface RereadOptions {
  /** Only says what would change. */
  dryRun?: boolean;
  /** Reads again also what was read by these rules already. */
  all?: boolean;
}

/** What reading one document again came to. */
export interface Reread {
  document: string;
  captured_from: string;
  /** Digests of the rules of the reading before and of this one. */
  rules: { before: string; after: string };
  /** Whether the new reading is on record now: it says something else, and this was no dry run. */
  appended: boolean;
  page: SlotChange[];
  claims: ClaimChange[];
  /** Problems that it has now, and had before, by what they say. */
  problems: { gained: Problem[]; lost: Problem[] };
  /** Why it could not be read again; the reading before stays. */
  failed: Problem | null;
}

/** What all of it came to. `known` were read by these rules already. */
export interface RereadSummary { rules: string; read: number; known: number; changed: number; failed: number; gained: number; lost: number; changed_claims: number; lapsed: Judgement[] }

/** Documents asked for at once; the mark moves on after so many. */
const TOGETHER = 50;

/**
 * Reads every kept original again by the current rules, in the order in which they came, and appends the readings that say
 * something else. Gives each document that came out otherwise or failed; returns what it all came to. Broken off, it goes on where
 * it was. Holds one document at a time.
 */
export async function* reread(ledger: Ledger, shelf: Shelf, rules: string, { dryRun = false, all = false }: RereadOptions, told: (read: number) => void = () => undefined): AsyncGenerator<Reread, RereadSummary> {
  const summary: RereadSummary = { rules, read: 0, known: 0, changed: 0, failed: 0, gained: 0, lost: 0, changed_claims: 0, lapsed: [] };
  const judged = judgementsByClaim(standing(await ledger.judgements()));
  const lapsed = new Set<Judgement>();
  const mark = await ledger.rereadMark();
  const done = !all && mark?.rules === rules ? mark.arrival : 0;
  for (let after = 0; ;) {
    const some = await ledger.arrivals(after, TOGETHER);
    if (some.length === 0) break;
    for (const { id, arrival, rules: before } of some) {
      after = arrival;
      if (!all && (arrival <= done || before === rules)) { summary.known += 1; continue; }
      const outcome = await again(ledger, shelf, id, { before, after: rules }, dryRun);
      told(summary.read += 1);
      if (outcome === null) continue;
      if (outcome.failed) summary.failed += 1; else summary.changed += 1;
      for (const change of outcome.claims) {
        if (change.change === "gained") { summary.gained += 1; continue; }
        summary[change.change === "lost" ? "lost" : "changed_claims"] += 1;
        // A claim whose words or type moved has another id: what was said of the old one stands no more.
        if (change.change === "lost" || change.after.id !== change.before.id) for (const one of judged.get(change.before.id) ?? []) lapsed.add(one);
      }
      yield outcome;
    }
    if (!dryRun && after > done) await ledger.markReread({ rules, arrival: after });
  }
  return { ...summary, lapsed: [...lapsed] };
}

/** Standing judgements under each claim that they name. */
function judgementsByClaim(judgements: readonly Judgement[]): Map<string, Judgement[]> {
  const found = new Map<string, Judgement[]>();
  for (const one of judgements) for (const id of [one.subject, ...one.objects ?? []]) if (id.startsWith("clm:")) (found.get(id) ?? found.set(id, []).get(id)!).push(one);
  return found;
}

/** Reads one document again; null where it comes to the same. */
async function again(ledger: Ledger, shelf: Shelf, id: string, rules: Reread["rules"], dryRun: boolean): Promise<Reread | null> {
  const kept = (await ledger.original(id))!;
  const before = (await ledger.document(id))!;
  const outcome: Reread = { document: id, captured_from: kept.captured_from, rules, appended: false, page: [], claims: [], problems: { gained: [], lost: [] }, failed: null };
  let reading: Reading;
  try {
    reading = { ...readCapture(kept, shelf), rules: rules.after };
    const broken = reading.problems.find(({ severity }) => severity === "error");
    if (broken) throw new ProblemError(broken);
  } catch (error) {
    return { ...outcome, failed: problemOf(error, kept.captured_from) };
  }
  // As it comes back from the ledger: what JSON leaves out is no difference.
  const { document, claims, problems } = JSON.parse(JSON.stringify(reading)) as Reading;
  outcome.page = documentChanges(before, document);
  outcome.claims = claimChanges(await ledger.claims({ document: id }), claims);
  outcome.problems = problemChanges(await ledger.problems(id), problems);
  // What differs in nothing that is told of (where a paragraph's evidence lies) is appended all the same.
  if (!dryRun) outcome.appended = (await ledger.reread(reading)).added;
  const differs = outcome.page.length + outcome.claims.length + outcome.problems.gained.length + outcome.problems.lost.length > 0;
  return differs || outcome.appended ? outcome : null;
}

function problemChanges(before: readonly Problem[], after: readonly Problem[]): Reread["problems"] {
  const keyOf = ({ rule, message, claim, span }: Problem): string => JSON.stringify([rule, message, claim, span]);
  const was = new Set(before.map(keyOf)), is = new Set(after.map(keyOf));
  return { gained: after.filter((one) => !was.has(keyOf(one))), lost: before.filter((one) => !is.has(keyOf(one))) };
}
