import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { openLedger, type Item, type Ledger } from "../../src/ledger/index.ts";
import type { KeptEvent } from "../../src/reconcile/index.ts";
import { dispatch } from "./dispatches.ts";

const MOST = 24;
const TIES = ["tie:amaq:organ-of:isis", "tie:sana:organ-of:syr-gov", "tie:rus-vks:part-of:rus-mil", "tie:sohr:leans-to:syr-opposition"];
const SOURCES = ["sohr", "sana", "amaq"];
type Step = { add: number } | { verb: "merge" | "split" | "assign" | "remove" | "dependent" | "independent" | "correct" | "tie" | "undo"; which: number; other: number; past: boolean };
const which = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ add: fc.nat(MOST - 1) }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constantFrom("merge", "merge", "split", "assign", "remove", "dependent", "independent", "correct", "tie", "undo"), which, other: which, past: fc.boolean() }) },
);

/** All that was derived, but for the order in which it was written. */
async function derived(ledger: Ledger): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const kind of ["paper", "incident", "frame", "event"] satisfies Item["kind"][]) for (const { id, body } of await ledger.inOrder(kind)) found[id] = JSON.parse(body);
  return found;
}

/** Takes one step. Judgements are on events and claims as they are now, or (`past`) on events by any name that they ever had. */
async function take(app: App, step: Step, ledger: Ledger, ever: string[], judged: string[]): Promise<void> {
  if ("add" in step) {
    await app.add(dispatch(step.add));
    return;
  }
  const events = (await ledger.inOrder("event")).map(({ body }) => (JSON.parse(body) as KeptEvent).event).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id } of events) if (!ever.includes(id)) ever.push(id);
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
  const { verb, past } = step;
  const one = { author: "a reader", reason: "Seen." };
  if (verb === "dependent" || verb === "independent") judged.push((await app.judge({ ...one, verb, subject: pick(SOURCES, step.which), objects: [pick(SOURCES, step.which + 1 + step.other % 2)] })).id);
  else if (verb === "undo") { if (judged.length > 0) judged.push((await app.judge({ ...one, verb, subject: pick(judged, step.which) })).id); }
  else if (events.length > 0) {
    const name = (at: number): string => past ? pick(ever, at) : pick(events, at).id;
    const event = pick(events, step.which), claim = pick(event.claims, step.other);
    if (verb === "tie") judged.push((await app.judge({ ...one, verb: past ? "confirm" : "refute", subject: pick(TIES, step.which), value: "https://example.org/tie" })).id);
    else if (verb === "correct") judged.push((await app.judge({ ...one, verb, subject: past ? name(step.which) : claim, value: pick(["killed: 9", "type: armed-clash", "time: 2019-03-02", "place: gn:169577"], step.other) })).id);
    else if (verb === "merge") judged.push((await app.judge({ ...one, verb, subject: name(step.which), objects: [name(step.other)] })).id);
    else if (verb === "split") judged.push((await app.judge({ ...one, verb, subject: event.id, objects: event.claims.slice(step.other % event.claims.length) })).id);
    else if (verb === "assign") judged.push((await app.judge({ ...one, verb, subject: claim, objects: [name(step.other)] })).id);
    else judged.push((await app.judge({ ...one, verb, subject: claim, objects: [event.id] })).id);
  }
}

test("what was kept up, judgement by judgement and page by page, is what making everything anew comes to", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30, size: "max" }), async (steps) => {
    const data = mkdtempSync(join(tmpdir(), "recoupe-judged-"));
    const app = await openApp({ data, now: () => "2019-04-01T10:00:00Z" });
    const ledger = await openLedger({ folder: data, readOnly: true });
    try {
      const ever: string[] = [], judged: string[] = [];
      for (const one of steps) await take(app, one, ledger, ever, judged);
      const before = await derived(ledger);
      await app.rebuild();
      expect(before).toEqual(await derived(ledger));
    } finally {
      await ledger.close();
      await app.close();
      rmSync(data, { recursive: true, force: true });
    }
  }), { numRuns: Number(process.env["RUNS"] ?? 6), seed: Number(process.env["SEED"] ?? 5), endOnFailure: process.env["SHRINK"] === undefined });
});
