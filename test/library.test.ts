import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openShelf, ProblemError, read, reconcile } from "../src/index.ts";

const TEXT = "Selon l’Observatoire syrien des droits de l’homme, au moins douze soldats ont été tués le 4 mars 2019 dans une attaque à Deir ez-Zor.\n";
const shelf = openShelf();

describe("read", () => {
  test("is what a program gets from `import { read } from \"recoupe\"`", () => {
    const program = `import { read } from "recoupe"; const { document, claims } = read(${JSON.stringify(TEXT)}, { captured_from: "a.txt" });
      console.log(JSON.stringify([document.captured_from, claims.map((claim) => document.text.slice(claim.span.start, claim.span.end) === claim.span.exact)]));`;
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" });
    const [from, exact] = JSON.parse(out);
    expect(from).toBe("a.txt");
    expect(exact.length).toBeGreaterThan(0);
    expect(new Set(exact)).toEqual(new Set([true]));
  });

  test("the same input gives the same answer, as a string or as its bytes", () => {
    const first = read(TEXT, { shelf });
    expect(first.claims.length).toBeGreaterThan(0);
    expect(read(TEXT, { shelf })).toEqual(first);
    expect(read(new TextEncoder().encode(TEXT), { shelf })).toEqual(first);
    expect(read(TEXT, { shelf: openShelf() })).toEqual(first);
  });

  test("throws a problem that says what to do on what is no page", () => {
    expect(() => read("", { shelf })).toThrow(ProblemError);
    try {
      read("  \n ", { shelf });
      expect.unreachable();
    } catch (error) {
      expect((error as ProblemError).problem).toMatchObject({ severity: "error", message: expect.stringMatching(/\.$/), remedy: expect.stringMatching(/\.$/) });
    }
  });

  test("on any text either answers with exact spans or throws a problem", () => {
    const words = fc.constantFrom(...TEXT.split(" "), "«", "»", "\n\n", "…", "M.", "10.000", "قتل", "\u202e", "\u0000", "<p>", "&amp;", "e\u0301", "\ud83d\ude00");
    fc.assert(fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      try {
        const { document, claims } = read(parts.join(" "), { shelf });
        for (const { span } of claims) expect(document.text.slice(span.start, span.end)).toBe(span.exact);
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
    }), { numRuns: 60 });
  });
});

test("reconcile: the order of the readings does not matter", () => {
  const one = read(TEXT, { shelf, captured_from: "one" });
  const two = read(`L’agence Sana affirme que l’attaque de Deir ez-Zor, le 4 mars 2019, a été repoussée.\n`, { shelf, captured_from: "two" });
  const { events, apart } = reconcile([one, two], shelf);
  expect(events.length).toBeGreaterThan(0);
  expect(reconcile([two, one], shelf)).toEqual({ ...reconcile([one, two], shelf) });
  expect([...events.flatMap((event) => event.claims), ...apart].sort()).toEqual([...one.claims, ...two.claims].map((claim) => claim.id).sort());
});
