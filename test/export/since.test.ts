import { readdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import type { Event } from "../../src/reconcile/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { openApp, type App } from "../../src/app.ts";
import { appWith, exported } from "./ledger.ts";

const page = (name: string, text: string) => ({ name, text });
const FIRST = page("one.txt", "The Northern Post\nDamascus, 3 March 2016\n\nIslamic State fighters killed 12 soldiers of the Syrian army at Palmyra on 2 March 2016, the Syrian Observatory for Human Rights said.\n");
const SECOND = page("two.txt", "The Southern Post\nDamascus, 6 March 2016\n\nThe Syrian army shelled Douma on 5 March 2016, killing three civilians.\n");
const THIRD = page("three.txt", "The Western Post\nDamascus, 4 March 2016\n\nIslamic State fighters killed 20 soldiers of the Syrian army at Palmyra on 2 March 2016, SANA said.\n");

async function add(app: App, { name, text }: { name: string; text: string }): Promise<void> {
  await app.keep({ bytes: new TextEncoder().encode(text), captured_from: name, captured: null, media_type: "text/plain", charset: "utf-8" });
  await app.reconcile();
}
const problemOf = async (work: Promise<unknown>): Promise<string> => { try { await work; } catch (error) { expect(error).toBeInstanceOf(ProblemError); return (error as ProblemError).problem.rule; } return "done"; };

describe("what changed since an earlier export", () => {
  let app: App, data: string, discard: () => Promise<void>;
  beforeAll(async () => { ({ app, data, discard } = await appWith([FIRST, SECOND])); });
  afterAll(() => discard());

  test("nothing where nothing changed, also after a rebuild", async () => {
    const { header } = await exported(app, { format: "acled", filter: {} });
    await app.rebuild();
    const again = await exported(app, { filter: {}, since: header.id });
    expect({ items: again.items, changes: again.changes, format: again.header.format, since: again.header.since }).toEqual({ items: 0, changes: [], format: "acled", since: header.id });
    expect(again.text.split("\r\n").filter(Boolean)).toHaveLength(1);
  });

  test("new, changed and withdrawn claims and events, each with what took its place", async () => {
    const events = await exported(app, { format: "ucdp", filter: {} }), claims = await exported(app, { format: "csv", filter: {} });
    const narrow = await exported(app, { format: "geojson", filter: { status: "single-origin" } });
    expect(events.items).toBe(2);
    await add(app, THIRD);
    const later = await exported(app, { filter: {}, since: events.header.id });
    // The third page tells of the first one's event: it comes out otherwise, and the second stays as it was.
    expect(later.changes.filter(({ change }) => change !== "withdrawn")).toEqual([expect.objectContaining({ reason: "a page that came since", replaced_by: [] })]);
    expect(later.text.split("\r\n").filter(Boolean)).toHaveLength(2);
    expect((await exported(app, { filter: {}, since: later.header.id })).changes).toEqual([]);
    const told = (await exported(app, { filter: {}, since: claims.header.id })).changes;
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ change }) => change === "new")).toBe(true);
    expect((await exported(app, { filter: {}, since: narrow.header.id })).changes.length).toBeGreaterThan(0);
  });

  test("a claim that a newer reading words otherwise is withdrawn and names what stands on its words", async () => {
    const { header } = await exported(app, { format: "jsonl", filter: {} });
    const ledger = await openLedger({ folder: data });
    const [document] = (await ledger.documents()).map(({ id }) => id);
    const claims = await ledger.claims({ document: document! }), whole = (await ledger.document(document!))!;
    const [first, ...rest] = claims;
    const shorter = { ...first!, id: "clm:0123456789abcdef01234567", span: { ...first!.span, end: first!.span.start + 14, exact: first!.span.exact.slice(0, 14), suffix: whole.text.slice(first!.span.start + 14, first!.span.start + 14 + first!.span.suffix.length) } };
    await ledger.reread({ document: whole, claims: [shorter, ...rest.slice(1)], problems: [], rules: "another set of rules" });
    await ledger.close();
    await app.reconcile();
    const { changes } = await exported(app, { filter: {}, since: header.id });
    expect(changes).toContainEqual({ id: shorter.id, change: "new", reason: "read by newer rules", replaced_by: [] });
    expect(changes).toContainEqual({ id: first!.id, change: "withdrawn", reason: "read otherwise", replaced_by: [shorter.id] });
    for (const gone of rest.slice(0, 1)) expect(changes.find(({ id }) => id === gone.id)).toMatchObject({ change: "withdrawn", reason: expect.stringMatching(/^(?:not read any more|read otherwise)$/) });
  });

  test("an event that a person merges into another is withdrawn, and the other named where its name leads there", async () => {
    const { header } = await exported(app, { format: "geojson", filter: {} });
    const { events } = await app.events({ limit: 100 });
    const [kept, gone] = events;
    await app.judge({ author: "A. Reviewer", subject: kept!.id, verb: "merge", objects: [gone!.id], reason: "One occurrence." });
    const { changes } = await exported(app, { filter: {}, since: header.id });
    expect(changes.find(({ id }) => id === gone!.id)).toMatchObject({ change: "withdrawn" });
    const { reason, replaced_by } = changes.find(({ id }) => id === gone!.id)!;
    expect({ reason, replaced_by }).toEqual({ reason: "part of another event", replaced_by: [kept!.id] });
    expect(changes.find(({ id }) => id === kept!.id)?.change).toBe("changed");
  });

  test("a verdict, a correction and what a person takes back say so, in each format", async ({ onTestFinished }) => {
    const { app, discard } = await appWith([FIRST]);
    onTestFinished(discard);
    const [event] = (await app.events({})).events as [Event];
    const before = Object.fromEntries(await Promise.all((["acled", "ucdp", "airwars", "geojson", "claimreview"] as const).map(async (format) => [format, (await exported(app, { format, filter: {} })).header.id])));
    const since = async (format: string): Promise<unknown> => { const { change, reason } = (await exported(app, { filter: {}, since: before[format]! })).changes.find(({ id }) => id === event.id) ?? { change: null, reason: null }; return [change, reason]; };
    const confirmed = await app.judge({ author: "A. Reviewer", subject: event.id, verb: "confirm", reason: "Seen." });
    expect([await since("acled"), await since("claimreview")]).toEqual([["changed", "people's decisions: confirm"], ["new", "people's decisions: confirm"]]);
    await app.judge({ author: "A. Reviewer", subject: event.id, verb: "correct", value: "toll killed: 5", reason: "Counted." });
    expect(await since("ucdp")).toEqual(["changed", "people's decisions: confirm, correct"]);
    expect(await since("geojson")).toEqual(["changed", "people's decisions: confirm, correct"]);
    const judged = (await exported(app, { format: "claimreview", filter: {} })).header.id;
    await app.judge({ author: "A. Reviewer", subject: confirmed.id, verb: "undo", reason: "Not seen." });
    await app.judge({ author: "A. Reviewer", subject: event.id, verb: "refute", reason: "Not so." });
    expect(await since("acled")).toEqual(["withdrawn", "left out now: refuted by a person"]);
    // The clock of the tests stands still.
    expect((await exported(app, { filter: {}, since: judged })).changes).toEqual([expect.objectContaining({ id: event.id, change: "changed", reason: expect.stringContaining("undo, refute") })]);
  });

  test("an id that this ledger does not know, and another question, are refused", async () => {
    const { header } = await exported(app, { format: "csv", filter: { type: "toll" } });
    expect(await problemOf(app.export({ filter: {}, since: "exp:000000000000000000000000" }))).toBe("unknown-export");
    expect(await problemOf(app.export({ filter: {}, since: "../../etc/passwd" }))).toBe("unknown-export");
    expect(await problemOf(app.export({ format: "ucdp", filter: {}, since: header.id }))).toBe("bad-export");
    expect(await problemOf(app.export({ filter: { type: "repelled" }, since: header.id }))).toBe("bad-export");
    expect(await problemOf(app.export({ filter: {}, redact: true, since: header.id }))).toBe("bad-export");
  });

  test("an export that was not taken to its end is not remembered", async () => {
    const run = await app.export({ format: "csv", filter: {} , redact: true });
    await run.pieces.next();
    expect(await run.keep()).toBe(false);
    await run.close();
    expect(await problemOf(app.export({ filter: {}, since: run.header.id }))).toBe("unknown-export");
  });

  test("the same export twice at once is remembered once, and what a killed process left is swept away", async () => {
    writeFileSync(`${data}/exports/exp-x.gz.4194304.0123abcd.new`, "half");
    const question = { format: "csv", filter: { type: "armed-clash" } } as const;
    const [one, two] = await Promise.all([exported(app, question), exported(app, question)]);
    expect(one.header.id).toBe(two.header.id);
    expect((await exported(app, { filter: {}, since: one.header.id })).changes).toEqual([]);
    expect(readdirSync(`${data}/exports`).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  test("what is added while an export goes on is not in it", async () => {
    const other = await openApp({ data });
    const before = (await app.claims({})).claims.length;
    const run = await app.export({ format: "jsonl", filter: {} });
    let text = "";
    await add(other, page("late.txt", "The Late Post\nDamascus, 9 March 2016\n\nA car bomb killed four people in Homs on 8 March 2016.\n"));
    for await (const piece of run.pieces) if (typeof piece === "string") text += piece;
    await run.close();
    await other.close();
    expect(text.trim().split("\n")).toHaveLength(before);
  });
});
