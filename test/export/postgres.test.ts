import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { folder } from "../cli/executable.ts";
import { freshAddress } from "../ledger/postgres/place.ts";
import { appWith, examples, exported } from "./ledger.ts";

// The same pages in a file and in PostgreSQL: the same data sets, and one moment while others write.

const PAGES = examples().slice(0, 6);
const here = folder();
let file: Awaited<ReturnType<typeof appWith>>, shared: App, url: string;
const keep = async (app: App, name: string, text: string): Promise<unknown> => app.keep({ bytes: new TextEncoder().encode(text), captured_from: name, captured: "2026-11-20T08:00:00Z", media_type: name.endsWith(".html") ? "text/html" : "text/plain", charset: "utf-8" });
beforeAll(async () => {
  file = await appWith(PAGES);
  url = (await freshAddress()).url;
  shared = await openApp({ data: here.path, database: url, now: () => "2026-11-21T12:00:00.000Z" });
  for (const { name, text } of PAGES) await keep(shared, name, text);
  await shared.reconcile();
});
afterAll(async () => {
  await shared?.close();
  await file.discard();
  here.remove();
});

test("both give the same items", async () => {
  for (const format of ["csv", "acled"] as const) expect((await exported(shared, { format, filter: {} })).text).toBe((await exported(file.app, { format, filter: {} })).text);
});

test("another host of the team can ask what changed since", async () => {
  const { header } = await exported(shared, { format: "acled", filter: {} }), elsewhere = folder();
  const other = await openApp({ data: elsewhere.path, database: url, now: () => "2026-11-21T12:00:00.000Z" });
  expect((await exported(other, { filter: {}, since: header.id })).changes).toEqual([]);
  await other.close();
  elsewhere.remove();
});

test("what is added while an export goes on is not in it, and shows in the next one", async () => {
  const before = (await shared.claims({})).claims.length, run = await shared.export({ format: "jsonl", filter: {} });
  let text = "";
  await keep(shared, "late.txt", "The Late Post\nDamascus, 9 March 2016\n\nA car bomb killed four people in Homs on 8 March 2016.\n");
  for await (const piece of run.pieces) if (typeof piece === "string") text += piece;
  expect(await run.keep()).toBe(true);
  await run.close();
  expect(text.trim().split("\n")).toHaveLength(before);
  const { changes } = await exported(shared, { filter: {}, since: run.header.id });
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.every(({ change }) => change === "new")).toBe(true);
});
