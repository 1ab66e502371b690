import { expect, test } from "vitest";
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
    for (const refusal of [reader.add(SOUTH), reader.reread(NORTH.reading), reader.refile({ put: [], remove: [], redirects: [], mark: null, over: null }), reader.judge({ at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "note", reason: "" })]) {
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
}
