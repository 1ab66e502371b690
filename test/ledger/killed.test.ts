import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ProblemError } from "../../src/problem.ts";
import { openLedger } from "../../src/ledger/index.ts";
import { ARTICLES, folder, run, start } from "../cli/executable.ts";

const here = folder();
afterAll(() => here.remove());

const ROUNDS = 8, ARTICLES_EACH = 12;

/** A folder of articles of which no two are the same. */
function articles(round: number): string {
  const path = here.in(`round-${round}`);
  mkdirSync(path);
  for (let n = 0; n < ARTICLES_EACH; n++) writeFileSync(join(path, `${String(n).padStart(3, "0")}.txt`), ARTICLES[(["en", "fr", "ar"] as const)[n % 3]!].replace(/12|douze/, String(1000 + round * ARTICLES_EACH + n)));
  return path;
}

test("kill -9 at any moment of `recoupe add` loses nothing that was acknowledged, and shows nothing that is half there", async () => {
  const data = here.in("data");
  const acknowledged = new Map<string, number>();
  const rounds: number[] = [];
  let unheard = 0, records = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const path = articles(round);
    const adding = start(["add", "--json", path], { data });
    adding.stdin!.end();
    const own: { document: string; claims: number }[] = [];
    let rest = "";
    const wanted = 1 + Math.floor(Math.random() * ARTICLES_EACH);
    let go = (): void => undefined;
    const enough = new Promise<void>((resolve) => { go = resolve; });
    adding.stdout!.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) own.push(JSON.parse(line) as { document: string; claims: number });
      if (own.length >= wanted) go();
    });
    const ended = new Promise<void>((resolve) => adding.on("close", () => { go(); resolve(); }));
    // The first rounds are cut short while the ledger is being made or opened, the others in the midst of writing or of reconciling.
    if (round < 2) await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 600));
    else {
      await enough;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
    }
    adding.kill("SIGKILL");
    await ended;
    for (const { document, claims } of own) acknowledged.set(document, claims);

    rounds.push(own.length);
    // Cut short before there were tables: then nothing can have been acknowledged.
    const ledger = await openLedger({ folder: data, readOnly: true }).catch((error: ProblemError) => { expect(["no-ledger", "ledger-older"]).toContain(error.problem.rule); return null; });
    if (ledger === null) { expect(acknowledged.size).toBe(0); continue; }
    try {
      // Before anything is added again: all that was acknowledged is there, whole; no more than the one that was under way beside it.
      const kept = new Map((await ledger.documents()).map(({ id, claims }) => [id, claims]));
      for (const [id, claims] of acknowledged) expect(kept.get(id)).toBe(claims);
      expect(kept.size - acknowledged.size).toBeLessThanOrEqual(1);
      for (const [id, claims] of kept) if (!acknowledged.has(id)) { expect(claims).toBeGreaterThan(0); acknowledged.set(id, claims); unheard += 1; }
      const verified = await ledger.verify();
      expect(verified.problems).toEqual([]);
      expect(verified.kinds.reading).toBe(kept.size);
      records = verified.records;
    } finally {
      await ledger.close();
    }
  }
  // What was cut short is simply added again.
  const { stdout, status } = await run(["add", "--json", here.in(`round-${ROUNDS - 1}`)], { data });
  expect(status).toBe(0);
  expect(stdout.trim().split("\n").map((line) => (JSON.parse(line) as { added: boolean }).added).filter((added) => !added).length).toBeGreaterThanOrEqual(rounds.at(-1)!);
  const verified = JSON.parse((await run(["ledger", "verify", "--json"], { data })).stdout) as { problems: object[] };
  expect(verified.problems).toEqual([]);
  console.log(`kill -9: ${ROUNDS} rounds, acknowledged ${rounds.join(" + ")} = ${rounds.reduce((a, b) => a + b, 0)}, lost 0, kept before they could be acknowledged ${unheard}, ${records} records verified`);
});
