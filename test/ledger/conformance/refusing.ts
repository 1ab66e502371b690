import { describe, expect, test } from "vitest";
import type { Reading } from "../../../src/reading/index.ts";
import { NORTH, SOUTH } from "../examples.ts";
import { ruleOf, type Places } from "./place.ts";

/** What contradicts itself is refused as a whole. */
export function refusing({ fresh }: Places): void {
  describe("refuses what contradicts itself, and keeps nothing of it", () => {
    const broken: [string, string, (given: Reading) => void][] = [
      ["a claim of another document", "claim-without-document", ({ claims }) => { claims[1]!.document = SOUTH.reading.document.id; }],
      ["a claim of no document", "claim-without-document", ({ claims }) => { claims[1]!.document = ""; }],
      ["a span that is not its words", "misquoted", ({ claims }) => { claims[0]!.span.start += 1; }],
      ["a span past the end", "misquoted", ({ claims }) => { claims[0]!.span.end = 10_000; }],
      ["a span of no words", "misquoted", ({ claims }) => { Object.assign(claims[0]!.span, { start: 3, end: 3, exact: "" }); }],
      ["a span of half a unit", "misquoted", ({ claims }) => { claims[0]!.span.start += 0.5; }],
      ["a prefix that does not come before", "misquoted", ({ claims }) => { claims[1]!.span.prefix = "elsewhere "; }],
      ["a suffix that does not follow", "misquoted", ({ claims }) => { claims[0]!.span.suffix = " elsewhere"; }],
      ["a place whose words stand elsewhere", "misquoted", ({ claims }) => { claims[0]!.places[0]!.anchor.start -= 1; }],
      ["a source whose words are not there", "misquoted", ({ claims }) => { claims[0]!.attribution[0]!.text = "Norvik Monitors"; }],
      ["loaded wording that is not there", "misquoted", ({ claims }) => { claims[0]!.loaded.push({ start: 0, end: 3, exact: "Los", toward: null }); }],
      ["a problem that points at other words", "misquoted", ({ problems }) => { problems[0]!.span = { start: 0, end: 3, exact: "Los" }; }],
      ["two claims of one id", "duplicate-claim", ({ claims }) => { claims[1]!.id = claims[0]!.id; }],
      ["a claim without an id", "bad-claim-id", ({ claims }) => { claims[1]!.id = ""; }],
      ["a claim with half a character for an id", "bad-claim-id", ({ claims }) => { claims[1]!.id = "clm:\ud800"; }],
      ["a date that is none", "bad-date", ({ claims }) => { claims[0]!.time!.start = "Thursday"; }],
      ["a reading of other bytes", "not-these-bytes", ({ document }) => { document.id = SOUTH.reading.document.id; }],
    ];
    test.each(broken)("%s", async (_, rule, spoil) => {
      const ledger = await fresh();
      const given = structuredClone(NORTH);
      spoil(given.reading);
      expect(await ruleOf(ledger.add(given))).toBe(rule);
      expect(await ledger.counts()).toMatchObject({ documents: 0, claims: 0, readings: 0 });
      expect((await ledger.add(NORTH)).added).toBe(true);
      expect(await ledger.check()).toEqual([]);
    });

    test("a claim id that another document has", async () => {
      const ledger = await fresh();
      await ledger.add(NORTH);
      const given = structuredClone(SOUTH);
      given.reading.claims[1]!.id = NORTH.reading.claims[0]!.id;
      expect(await ruleOf(ledger.add(given))).toBe("duplicate-claim");
      expect(await ledger.counts()).toMatchObject({ documents: 1, claims: 2 });
    });

    test("what is no plain data", async () => {
      const ledger = await fresh();
      const given = { capture: NORTH.capture, reading: { ...NORTH.reading, rules: (() => 1) as unknown as string } };
      expect(await ruleOf(ledger.add(given))).toBe("not-data");
      expect((await ledger.counts()).documents).toBe(0);
    });
  });
}
