// What the desk calls a page, however long its title is, and wherever it came from.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileName, titleOf } from "../../src/desk/client/names.ts";

describe("a page is called", () => {
  it.each([
    [{ title: "Clashes in the north", captured_from: "/home/reader/a.html" }, "Clashes in the north"],
    [{ title: null, captured_from: "/home/reader/a.html" }, "a.html"],
    [{ title: null, captured_from: "https://example.org/a/b" }, "https://example.org/a/b"],
    [{ title: null, captured_from: "pasted text" }, "texte collé"],
  ])("%j: %s", (page, expected) => {
    expect(titleOf(page, "fr")).toBe(expected);
  });

  it("by no more than the beginning of a title that goes on and on, and never by half a letter", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 200, maxLength: 600 }), (title) => {
      const called = titleOf({ title, captured_from: "x" }, "en");
      expect(called.length).toBeLessThanOrEqual(241);
      expect(called.isWellFormed()).toBe(true);
      expect(title.startsWith(called.replace(/…$/u, "")) || title === called).toBe(true);
    }));
    expect(titleOf({ title: "word ".repeat(20_000), captured_from: "x" }, "ar")).toHaveLength(241);
  });

  it.each([["en", "pasted text"], ["fr", "texte collé"], ["ar", "نص ملصق"]] as const)("in %s, %s where somebody pasted it", (language, name) => {
    expect(fileName("pasted text", language)).toBe(name);
  });
});
