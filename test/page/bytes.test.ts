import { describe, expect, it } from "vitest";
import { ProblemError } from "../../src/problem.ts";
import { page, rulesOf, utf8 } from "./furniture.ts";

const FRENCH = "Au moins huit soldats ont été tués près de la forêt, à l’est, selon l’armée.";
const ARABIC = "قتل ثمانية جنود على الأقل قرب المرفأ وفق ما أعلن محافظ الإقليم في بيان له";
const latin1 = (text: string): Uint8Array => Uint8Array.from(text.replaceAll("’", "'"), (c) => c.charCodeAt(0));
const windows1256 = (text: string): Uint8Array => {
  const decoder = new TextDecoder("windows-1256"), byte = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  return Uint8Array.from(text, (c) => byte.get(c) ?? 0x3f);
};
const utf16 = (text: string, mark: boolean): Uint8Array => {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Uint8Array.from([...(mark ? [0xfeff] : []), ...units].flatMap((unit) => [unit & 255, unit >> 8]));
};

describe("bytes to text", () => {
  it.each([
    ["UTF-8", utf8(FRENCH), {}, FRENCH, []],
    ["UTF-8 with a mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(FRENCH)), {}, FRENCH, []],
    ["UTF-16 with a mark", utf16(FRENCH, true), {}, FRENCH, []],
    ["bare UTF-16", utf16(FRENCH, false), {}, FRENCH, ["assumed-charset"]],
    ["Latin letters without a name", latin1(FRENCH), {}, FRENCH.replaceAll("’", "'"), ["assumed-charset"]],
    ["Arabic letters without a name", windows1256(ARABIC), {}, ARABIC, ["assumed-charset"]],
    ["Latin letters called so", latin1(FRENCH), { charset: "iso-8859-1" }, FRENCH.replaceAll("’", "'"), []],
    ["UTF-8 called Latin", utf8(FRENCH), { charset: "iso-8859-1" }, FRENCH, ["charset-contradicted"]],
    ["Latin called UTF-8", latin1(FRENCH), { charset: "utf-8" }, FRENCH.replaceAll("’", "'"), ["assumed-charset"]],
    ["an invented name", utf8(FRENCH), { charset: "utf-99" }, FRENCH, ["unknown-charset"]],
    ["one broken byte", Uint8Array.of(...utf8(FRENCH.repeat(2)), 0xc3), {}, `${FRENCH.repeat(2)}\ufffd`, ["broken-utf8"]],
  ])("reads %s", (_, bytes, given, text, rules) => {
    const read = page(bytes, given);
    expect(read.document.text).toBe(text);
    expect(rulesOf(read)).toEqual(rules);
  });

  it("reads the charset of a meta element", () => {
    const read = page(latin1(`<html><head><meta charset="windows-1252"></head><body><p>${FRENCH}</p></body></html>`));
    expect(read.document.text).toBe(FRENCH.replaceAll("’", "'"));
    expect(rulesOf(read)).not.toContain("assumed-charset");
  });

  it("says which charset it assumed", () => {
    const [problem] = page(windows1256(ARABIC)).problems;
    expect(problem).toMatchObject({ source: "test", severity: "warning" });
    expect(problem!.message).toContain("windows-1256");
  });
});

describe("what is no page", () => {
  it.each([
    ["nothing", new Uint8Array(0), "empty-page"],
    ["blanks", utf8(" \n\u00a0\t\n"), "empty-page"],
    ["signs without a word", utf8("--- *** ---"), "empty-page"],
    ["a page of markup alone", utf8("<!doctype html><html><body><script>1</script></body></html>"), "empty-page"],
    ["PDF", utf8("%PDF-1.7 …"), "not-a-page"],
    ["MHTML", utf8("From: <Saved by Example>\r\nMIME-Version: 1.0"), "not-a-page"],
    ["WARC", utf8("WARC/1.1\r\n"), "not-a-page"],
    ["RTF", utf8("{\\rtf1 text}"), "not-a-page"],
    ["ZIP", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), "not-a-page"],
    ["PNG", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), "not-a-page"],
    ["JPEG", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "not-a-page"],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0), "not-a-page"],
    ["zeros", new Uint8Array(2_000), "binary-input"],
    ["text full of zeros", utf8("word\0word\0".repeat(50)), "binary-input"],
    ["noise", Uint8Array.from({ length: 4_096 }, (_, i) => (i * 2_654_435_761) >>> 24), "binary-input"],
    ["too much", new Uint8Array(64 * 1024 * 1024 + 1), "page-too-large"],
  ])("%s is refused in one sentence with a remedy", (_, bytes, rule) => {
    let thrown: unknown;
    try { page(bytes); } catch (error) { thrown = error; }
    expect(thrown).toBeInstanceOf(ProblemError);
    const { problem } = thrown as ProblemError;
    expect(problem).toMatchObject({ rule, severity: "error", source: "test" });
    expect(problem.message).toMatch(/^[A-Z][^\n]*\.$/);
    expect(problem.remedy).toMatch(/^[A-Z][^\n]*\.$/);
  });

  it("tolerates a stray zero", () => expect(page(`${FRENCH}\0 ${FRENCH}`).document.text).toBe(`${FRENCH} ${FRENCH}`));
});
