import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { Web } from "../../src/app/web.ts";
import { Fetcher, realWorld, type World } from "../../src/capture/index.ts";
import { problemOf } from "../../src/problem.ts";
import { BAD } from "./bad-web.ts";
import { serve, type Act, type Site } from "./site.ts";

// What a hostile web can do to who fetches from it: every sort of it is a problem with a name, quickly, and nothing stays open.

const NAMES: Record<string, string[]> = { "inner.example.net": ["10.1.2.3"], "mixed.example.net": ["93.184.216.34", "192.168.0.1"], "mapped.example.net": ["::ffff:127.0.0.1"] };
const folder = mkdtempSync(join(tmpdir(), "recoupe-web-"));
const rows: string[] = [];
/** What something that never ends is called. */
const SLOW = new Set(["slow-answer", "too-slow"]);
let turns = 0, site: Site, app: App, web: Web, hurried: Web;

beforeAll(async () => {
  const acts = new Map<string, Act>();
  for (const { address, act, more = {} } of BAD) {
    if (act) acts.set(address.replace("http://", ""), act);
    for (const [key, one] of Object.entries(more)) acts.set(key, one);
  }
  site = await serve(acts);
  const worldOf = (limits: { firstByte: number; whole: number }): World => ({
    ...realWorld({ version: "0", pause: 0, web: { port: site.port, knows: (host) => host.endsWith(".test") }, limits: { ...limits, body: 16_000_000, transferred: 10_000_000, patience: 500 } }),
    resolve: async (host) => {
      if (host === "hanging.example.net") return await new Promise(() => undefined);
      // Public at first (a number that nobody has), inward from then on.
      if (host === "turning.example.net") return [++turns === 1 ? { address: "2fff::1", family: 6 } : { address: "127.0.0.1", family: 4 }];
      const found = NAMES[host];
      if (!found) throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
      return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    },
  });
  app = await openApp({ data: folder });
  web = await Web.open(app, new Fetcher(worldOf({ firstByte: 60_000, whole: 60_000 })), "0");
  hurried = await Web.open(app, new Fetcher(worldOf({ firstByte: 600, whole: 1_500 })), "0");
});
afterAll(async () => {
  await app.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
  console.log(`what a bad web does, and what it is called (milliseconds)\n${rows.join("\n")}`);
});

describe("a bad web", () => {
  test.each(BAD)("$name: $rule", async ({ name, address, rule }) => {
    const began = performance.now();
    // Only what is slow by nature meets an end of patience: what is slow because this machine is busy must not.
    const outcome = await (SLOW.has(rule) ? hurried : web).bring(address).then(() => ({ rule: "kept", message: "", remedy: "" }), (error: unknown) => problemOf(error, address));
    const took = Math.round(performance.now() - began);
    rows.push(`  ${name.padEnd(36)} ${outcome.rule.padEnd(20)} ${String(took).padStart(5)}  ${outcome.message}`);
    expect(outcome.rule, outcome.message).toBe(rule);
    if (rule !== "kept") expect(outcome).toMatchObject({ message: expect.stringMatching(/^[^\n]{10,300}\.$/), remedy: expect.stringMatching(/\.$/) });
  });

  test("cannot turn a name inward between the look at it and the connection", async () => {
    const first = await hurried.bring("http://turning.example.net/").catch((error: unknown) => problemOf(error).rule);
    expect(["no-connection", "slow-answer", "too-slow"]).toContain(first);
    // The connection went to the number that was looked at: nobody asked for the name again.
    expect(turns).toBe(1);
    expect(await hurried.bring("http://turning.example.net/").catch((error: unknown) => problemOf(error).rule)).toBe("address-private");
  });

  test("has sixty sorts and more, and leaves no connection behind", async () => {
    expect(BAD.length).toBeGreaterThan(60);
    await expect.poll(() => site.open(), { timeout: 60_000 }).toBe(0);
  });

  test("gets no request for anything inside a page", () => {
    expect(site.seen.filter((one) => one.includes("never"))).toEqual([]);
  });
});
