import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { page, utf8 } from "./furniture.ts";

const SIGNS = ["a", "é", "e\u0301", "ا", "أ", "ا\u0654", "م\u064e\u0651", "字", "𝒜", "👩‍👧", "Å", "Ａ", "«", ".", "’", "\u200b", "1"];
const BLANKS = [" ", "  ", "\t", "\u00a0", "\u202f ", "\n", "\r\n", "\n\n", " \n \n", "\u2028"];
const word = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 6 }).map((signs) => signs.join(""));
const text = fc.array(fc.tuple(word, fc.constantFrom(...BLANKS)), { minLength: 1, maxLength: 30 }).map((parts) => `w${parts.flat().join("")}`);
const decoded = (bytes: Uint8Array, { start, end }: { start: number; end: number }): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start, end));
const plain = (words: string): string => words.normalize("NFC").replace(/[\s\u0085]+/gu, " ");

/** Words of the canonical text, as ranges. */
const wordsOf = (canonical: string): { start: number; end: number; words: string }[] => [...canonical.matchAll(/\S+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length, words: match[0] }));

describe("the map from canonical offsets to captured bytes", () => {
  it("gives the bytes of the words, in pasted text", () => fc.assert(fc.property(text, fc.nat(), fc.nat(), (pasted, a, b) => {
    const bytes = utf8(pasted), { document, map } = page(bytes, { media_type: "text/plain" });
    const words = wordsOf(document.text);
    const [from, to] = [words[a % words.length]!, words[b % words.length]!].sort((x, y) => x.start - y.start) as [typeof words[number], typeof words[number]];
    const range = map.toBytes({ start: from.start, end: to.end });
    expect(plain(decoded(bytes, range))).toBe(plain(document.text.slice(from.start, to.end)));
  }), { numRuns: 400 }));

  it("gives bytes that hold the words after entities, in HTML", () => fc.assert(fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), fc.nat(), (paragraphs, a) => {
    const written = paragraphs.map((words, i) => `<p class="x${i}">${words.map((one, k) => (k % 2 ? `<b>${one.replaceAll("é", "&eacute;")}</b>` : one.replaceAll("a", "&#97;"))).join(" &nbsp;")}</p>`);
    const bytes = utf8(`<!doctype html><title>t</title><body>w ${written.join("\n<!-- é -->")}`), { document, map } = page(bytes);
    const one = wordsOf(document.text)[a % wordsOf(document.text).length]!;
    const source = decoded(bytes, map.toBytes(one)).replace(/<[^>]*>/g, "").replaceAll("&eacute;", "é").replaceAll("&#97;", "a").replaceAll("&nbsp;", " ");
    expect(plain(source)).toBe(plain(one.words));
  }), { numRuns: 300 }));

  it.each(["utf-16le", "windows-1252", "windows-1256", "shift_jis"])("counts bytes in %s", (charset) => {
    const decoder = new TextDecoder(charset);
    const bytes = charset === "utf-16le" ? Uint8Array.from("Été au  port".split("").flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]))
      : charset === "shift_jis" ? Uint8Array.of(0x93, 0xfa, 0x96, 0x7b, 0x20, 0x20, 0x41, 0x8c, 0xea) : Uint8Array.of(0xc9, 0x74, 0xe9, 0x20, 0x20, 0x61, 0x75, 0x20, 0x70);
    const { document, map } = page(bytes, { charset, media_type: "text/plain" });
    for (const { start, end, words } of wordsOf(document.text)) { const range = map.toBytes({ start, end }); expect(decoder.decode(bytes.subarray(range.start, range.end))).toBe(words); }
  });

  it("keeps text NFC, blocks in order and gaps of one line break, whatever comes", () => fc.assert(fc.property(fc.oneof(text, fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "grapheme", minLength: 1 })), (input) => {
    const read = (() => { try { return page(`w ${input}`, { media_type: "text/plain" }); } catch (error) { if (error instanceof Error && error.name === "ProblemError") return null; throw error; } })();
    if (!read) return;
    const { text: canonical, blocks } = read.document;
    expect(canonical.normalize("NFC")).toBe(canonical);
    expect(blocks.map(({ start, end }) => canonical.slice(start, end)).join("\n")).toBe(canonical);
    for (const { start, end } of blocks) expect(canonical.slice(start, end)).toMatch(/^\S[^\n]*\S$|^\S$/u);
  }), { numRuns: 400 }));

  it("never throws anything but a located problem on any HTML-like input, and stays in the bytes", () => fc.assert(fc.property(fc.array(fc.constantFrom("<", ">", "<p", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<svg>", "</svg>", "<script>", "</script>", "<!--", "-->", "&amp;", "&", "&#x110000;", "é", "word ", "\"", "'", "=", "<table>", "<td>", "<li>", "<title>", "</title>", "<head>", "<body>", "<![CDATA[", "]]>", "<time datetime=2020-01-01>", "<textarea>"), { maxLength: 60 }), (parts) => {
    const bytes = utf8(`<!doctype html>words ${parts.join("")}`);
    const { document, map } = page(bytes);
    expect(document.text.normalize("NFC")).toBe(document.text);
    for (const block of document.blocks) {
      const range = map.toBytes(block);
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThanOrEqual(bytes.length);
    }
  }), { numRuns: 400 }));
});
