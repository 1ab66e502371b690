import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cell, formatOf, type EventItem, type Lookup } from "../../src/export/index.ts";

describe("a cell", () => {
  test("keeps any words, and never begins like a formula", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("=1+1", "+33", "-cmd", "@sum", "\t=1", "\n=1", "＝1", "a,b", "\"", "'x", "'=1", "''@x", "=HYPERLINK(\"https://example.org\",\"x\")", "\u202eabc", "قال\r\nعلي")), { minLength: 1, maxLength: 5 }), (words) => {
      const [row] = parse(`${words.map(cell).join(",")}\r\n`, { record_delimiter: "\r\n", relax_column_count: true, skip_empty_lines: false }) as string[][];
      words.forEach((word, at) => {
        expect(row![at]).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
        // One apostrophe taken away gives the words back.
        expect(row![at]!.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/u, "")).toBe(word);
      });
    }), { numRuns: 200 });
  });

  test("leaves numbers as they are, negative ones too", () => expect([cell(-33.8688), cell(0), cell(null), cell("")]).toEqual(["-33.8688", "0", "", ""]));
});

describe("geojson", () => {
  const place = (name: string, role: string, lat: number | null, lon: number | null) => ({ id: null, name, lat, lon, precision: 1, role, country: null, claims: [] });
  const event = { id: "evt:1", episode: "epi:1", type: "movement", places: [place("X", "at", null, null)], initiators: [], targets: [], status: [], origins: [], time: null, fatalities: { low: null, best: null, high: null, claims: { low: null, best: null, high: null }, rule: "" }, documents: [], claims: ["clm:1", "clm:2"] };
  const moved = (id: string, lat: number | null) => ({ id, type: "movement", counts: [], time: null, places: [place("A", "from", lat, 38), place("B", "toward", 35, 39)], span: { exact: "from A to B" }, factuality: "certain", polarity: "positive" });
  test("gives an event without coordinates no point, and a movement a line only where both ends have some", () => {
    const item = { event, claims: new Map([["clm:1", moved("clm:1", 34)], ["clm:2", moved("clm:2", null)]]), pages: new Map(), verdict: null, sides: null } as unknown as EventItem;
    const written = (formatOf("geojson") as Extract<ReturnType<typeof formatOf>, { of: "events" }>).write(item, {} as Lookup);
    const features = JSON.parse(`[${(written as { text: string }).text}]`);
    expect(features.map((feature: { geometry: unknown }) => feature.geometry)).toEqual([null, { type: "LineString", coordinates: [[38, 34], [39, 35]] }]);
  });
});
