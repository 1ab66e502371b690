import type { Review } from "../desk/index.ts";
import type { Judgement, Ledger } from "../ledger/index.ts";
import { standing, type Event } from "../reconcile/index.ts";
import { evidenceIn } from "./evidence.ts";

/** What settles an event for a person. */
export const VERDICTS: ReadonlySet<Judgement["verb"]> = new Set(["confirm", "refute", "undetermined"]);

/** The names of events that are no more, each with the one that it goes by now; those that lead nowhere are left out. */
export async function namesNow(ledger: Pick<Ledger, "there" | "redirected">, judgements: readonly Judgement[]): Promise<Map<string, string>> {
  const names = [...new Set(judgements.flatMap(({ subject, objects = [] }) => [subject, ...objects]).filter((id) => id.startsWith("evt:")))];
  const alive = new Set(await ledger.there(names));
  const found = new Map<string, string>();
  for (const name of names) {
    const now = alive.has(name) ? null : await ledger.redirected(name);
    if (now !== null) found.set(name, now);
  }
  return found;
}

/**
 * What people recorded on an event, under any name that it had, on its claims, its origins and the ties between them: the last
 * verdict that stands, all that stands, and all that was ever recorded, in order. `now` is what `namesNow` gives.
 */
export function reviewOf(event: Event, judgements: readonly Judgement[], now: ReadonlyMap<string, string>): Review {
  const claims = new Set(event.claims), origins = new Set(event.origins.map(({ id }) => id)), decisions = new Set(event.decisions.map(({ judgement }) => judgement));
  const named = (id: string): boolean => (now.get(id) ?? id) === event.id;
  // The verdict on an event that a person merged into this one was on that one alone.
  const merged = new Set(judgements.flatMap(({ verb, objects = [] }) => (verb === "merge" ? objects : [])));
  const about = ({ id, verb, subject, objects = [] }: Judgement): boolean => {
    if (decisions.has(id) || [subject, ...objects].some((one) => named(one) || claims.has(one))) return true;
    if (verb === "dependent" || verb === "independent") return [subject, ...objects].every((one) => origins.has(one));
    const [kind, from = "", , to = ""] = subject.split(":");
    return kind === "tie" && (origins.has(from) || origins.has(to));
  };
  const own = new Set<string>();
  for (const judgement of judgements) if (judgement.verb === "undo" ? own.has(judgement.subject) : about(judgement)) own.add(judgement.id);
  const log = judgements.filter(({ id }) => own.has(id));
  const records = standing(judgements).filter(({ id }) => own.has(id));
  return {
    verdict: records.findLast(({ verb, subject }) => VERDICTS.has(verb) && named(subject) && (subject === event.id || !merged.has(subject))) ?? null,
    records, log, last: judgements.at(-1)?.id ?? null, evidence: evidenceIn(records),
  };
}

/** The last verdict that stands on each event, by the event's name of today. */
export async function verdictsNow(ledger: Pick<Ledger, "there" | "redirected" | "judgements">): Promise<Map<string, Judgement>> {
  const judgements = await ledger.judgements(), now = await namesNow(ledger, judgements);
  const merged = new Set(judgements.flatMap(({ verb, objects = [] }) => (verb === "merge" ? objects : [])));
  const found = new Map<string, Judgement>();
  for (const judgement of standing(judgements)) {
    const { verb, subject } = judgement, id = now.get(subject) ?? subject;
    if (VERDICTS.has(verb) && (subject === id || !merged.has(subject))) found.set(id, judgement);
  }
  return found;
}
