import { expect, test } from "vitest";
import type { State } from "../../../src/ledger/ledger.ts";
import { NORTH, numbered, SOUTH } from "../examples.ts";
import { ruleOf, type Places } from "./place.ts";

/** Several openings of one ledger, and its end. */
export function sharing({ fresh, again }: Places): void {
  test("two openings at once: what one writes the other sees, and both may write", async () => {
    const one = await fresh();
    const two = await again();
    await one.add(NORTH);
    expect(await two.claims()).toEqual(NORTH.reading.claims);
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).add(numbered(n))));
    expect(await one.counts()).toMatchObject({ documents: 21 });
    expect(await two.counts()).toEqual(await one.counts());
    expect((await two.add(NORTH)).added).toBe(false);
    expect(await two.check()).toEqual([]);
  });

  test("for reading only: everything can be read, nothing written", async () => {
    const writer = await fresh();
    await writer.add(NORTH);
    const reader = await again({ readOnly: true });
    expect(await reader.claims()).toEqual(NORTH.reading.claims);
    expect(await reader.check()).toEqual([]);
    for (const refusal of [reader.add(SOUTH), reader.reread(NORTH.reading), reader.refile({ put: [], remove: [], redirects: [], basis: null, over: null }), reader.judge({ at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "note", reason: "" })]) {
      expect(await ruleOf(refusal)).toBe("ledger-read-only");
    }
    await writer.add(SOUTH);
    expect((await reader.counts()).documents).toBe(2);
  });

  test("closing does first what was asked before, and answers clearly afterwards", async () => {
    const ledger = await fresh();
    const adds = Array.from({ length: 5 }, (_, n) => ledger.add(numbered(n)));
    await ledger.close();
    expect((await Promise.all(adds)).every(({ added }) => added)).toBe(true);
    expect(await ruleOf(ledger.add(NORTH))).toBe("ledger-closed");
    expect(await ruleOf(ledger.claims())).toBe("ledger-closed");
    await ledger.close();
    expect((await (await again()).counts()).documents).toBe(5);
  });

  test("a snapshot stays as the ledger was, whatever is written meanwhile, and writes nothing", async () => {
    const ledger = await fresh();
    await ledger.add(NORTH);
    const before = await ledger.state();
    const still = await ledger.snapshot();
    await ledger.add(SOUTH);
    await (await again()).add(numbered(1));
    expect(await still.claims()).toEqual(NORTH.reading.claims);
    expect(await still.state()).toEqual(before);
    expect(await ruleOf(still.add(SOUTH))).toBe("ledger-read-only");
    await still.close();
    expect((await ledger.state()).record).toBeGreaterThan(before.record);
    expect((await ledger.counts()).documents).toBe(3);
    const later = await ledger.snapshot();
    expect((await later.counts()).documents).toBe(3);
    await later.close();
  });

  test("the state names the last record and the rules behind the current readings", async () => {
    const ledger = await fresh();
    expect(await ledger.state()).toEqual({ record: 0, digest: "0".repeat(64), rules: [] });
    const { record } = await ledger.add(NORTH);
    const kept = await ledger.state();
    expect(kept.record).toBeGreaterThan(record);
    expect(kept.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.rules).toEqual([{ rules: NORTH.reading.rules, documents: 1 }]);
    await ledger.add(SOUTH);
    await ledger.reread({ ...NORTH.reading, rules: "another", claims: NORTH.reading.claims.slice(0, 1) });
    const { rules } = await ledger.state();
    expect(rules).toContainEqual({ rules: "another", documents: 1 });
    expect(rules.reduce((sum, one) => sum + one.documents, 0)).toBe(2);
  });

  test("the rules behind the current readings are those that counting gives, whatever was added, read again and judged, and by whom", async () => {
    const ledger = await fresh(), other = await again();
    const counted = async (): Promise<State["rules"]> => {
      const by = new Map<string, number>();
      for (const { rules } of await ledger.arrivals(0, 1000)) by.set(rules, (by.get(rules) ?? 0) + 1);
      return [...by].map(([rules, documents]) => ({ rules, documents })).sort((a, b) => b.documents - a.documents || (a.rules < b.rules ? -1 : 1));
    };
    // A small generator of its own, so that a failure can be had again.
    let seed = 20161208;
    const pick = (most: number): number => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % most; };
    let many = 0;
    for (let step = 0; step < 60; step++) {
      const by = pick(2) === 0 ? ledger : other, rules = `rules-${pick(5)}`;
      const kind = many === 0 ? 0 : pick(4);
      if (kind === 0) await by.addAll(Array.from({ length: 1 + pick(4) }, () => numbered(many++)).map((one) => ({ ...one, reading: { ...one.reading, rules } })));
      else if (kind === 1) await by.add(numbered(pick(many)));
      else if (kind === 2) { const { reading } = numbered(pick(many)); await by.reread({ ...reading, rules, claims: pick(2) === 0 ? [] : reading.claims }); }
      else await by.judge({ at: "2026-01-02T10:00:00Z", author: "a reviewer", subject: "evt:1", verb: "note", reason: `${step}` });
      if (step % 5 === 0) expect((await ledger.state()).rules).toEqual(await counted());
    }
    expect((await other.state()).rules).toEqual(await counted());
    expect((await counted()).length).toBeGreaterThan(2);
    const broken = ledger.addAll([numbered(1000), { ...numbered(1001), reading: { ...numbered(1001).reading, claims: numbered(0).reading.claims } }]);
    expect(await ruleOf(broken)).not.toBeNull();
    expect((await ledger.state()).rules).toEqual(await counted());
    expect(await ledger.check()).toEqual([]);
  });
}
