import { problem, ProblemError, type Problem } from "../problem.ts";
import type { Capture } from "./document.ts";
import { refuseUnreadable } from "./sniff.ts";

/** The captured bytes as text, with the byte that each UTF-16 unit of it begins at. */
export interface Decoded {
  text: string;
  charset: string;
  problems: Problem[];
  /** Offset in the captured bytes of the unit at `unit`; `text.length` gives the end. */
  toByte(unit: number): number;
}

const STEP = 4096;

/** Length and units of one UTF-8 sequence; a broken one is its longest good beginning and one U+FFFD, as WHATWG Encoding has it. */
function sequence(bytes: Uint8Array, at: number): { length: number; units: number; broken: boolean } {
  const first = bytes[at]!;
  if (first < 0x80) return { length: 1, units: 1, broken: false };
  const need = first >= 0xc2 && first <= 0xdf ? 1 : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
  let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80, high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  let length = 1;
  for (; length <= need; length++) {
    const byte = bytes[at + length] ?? 0;
    if (byte < low || byte > high) break;
    low = 0x80; high = 0xbf;
  }
  const broken = need === 0 || length <= need;
  return { length: broken ? length : need + 1, units: !broken && need === 3 ? 2 : 1, broken };
}

/** Byte offsets in UTF-8, from a mark every few thousand units; one pass over the bytes. */
function utf8Offsets(bytes: Uint8Array, skip: number): { toByte: (unit: number) => number; broken: number; multibyte: number } {
  const marks: number[] = [], markUnits: number[] = [];
  let unit = 0, next = 0, broken = 0, multibyte = 0;
  for (let at = skip; at < bytes.length;) {
    if (unit >= next) { marks.push(at); markUnits.push(unit); next = unit + STEP; }
    const first = bytes[at]!;
    if (first < 0x80) { at++; unit++; continue; }
    // Two good bytes, as most letters beyond ASCII have, need no closer look.
    if (first >= 0xc2 && first <= 0xdf && (bytes[at + 1]! & 0xc0) === 0x80) { multibyte++; at += 2; unit++; continue; }
    const one = sequence(bytes, at);
    if (one.broken) broken++; else multibyte++;
    at += one.length; unit += one.units;
  }
  const toByte = (wanted: number): number => {
    if (wanted >= unit) return bytes.length;
    let low = 0, high = markUnits.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (markUnits[middle]! <= wanted) low = middle; else high = middle - 1; }
    let at = marks[low]!, seen = markUnits[low]!;
    while (seen < wanted) {
      const one = sequence(bytes, at);
      if (seen + one.units > wanted) break; // the second half of a surrogate pair: its character begins here
      at += one.length; seen += one.units;
    }
    return at;
  };
  return { toByte, broken, multibyte };
}

/** For the legacy multi-byte charsets: byte by byte through a streaming decoder. */
function stepped(bytes: Uint8Array, skip: number, label: string): { text: string; toByte: (unit: number) => number } {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const parts: string[] = [], starts: number[] = [];
  let begin = skip;
  for (let at = skip; at <= bytes.length; at++) {
    const made = at < bytes.length ? decoder.decode(bytes.subarray(at, at + 1), { stream: true }) : decoder.decode();
    if (made === "") continue;
    parts.push(made);
    for (let i = 0; i < made.length; i++) starts.push(begin);
    begin = Math.min(at + 1, bytes.length);
  }
  return { text: parts.join(""), toByte: (unit) => starts[unit] ?? bytes.length };
}

function canonicalLabel(label: string): string | null {
  try { return new TextDecoder(label.trim()).encoding; } catch (error) { if (error instanceof RangeError) return null; throw error; }
}

const META = /<meta\b[^>]{0,400}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([a-z0-9_:.-]{2,40})/i;

function metaCharset(bytes: Uint8Array): string | null {
  return META.exec(new TextDecoder("windows-1252").decode(bytes.subarray(0, 4096)))?.[1] ?? null;
}

/** windows-1256 when most high bytes stand in runs, as Arabic words do; accents in Latin text stand alone. */
function guessLegacy(bytes: Uint8Array): "windows-1252" | "windows-1256" {
  let inRuns = 0, high = 0, run = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at]! >= 0xc0) { run++; continue; }
    high += run; if (run >= 3) inRuns += run; run = 0;
  }
  return high > 0 && inRuns * 2 > high ? "windows-1256" : "windows-1252";
}

/** UTF-16 without a mark: every other byte of plain text is zero. */
function bareUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const end = Math.min(bytes.length & ~1, 4096);
  let even = 0, odd = 0;
  for (let at = 0; at < end; at += 2) { if (bytes[at] === 0) even++; if (bytes[at + 1] === 0) odd++; }
  const many = end / 2 * 0.3;
  return end >= 16 && odd > many && even === 0 ? "utf-16le" : end >= 16 && even > many && odd === 0 ? "utf-16be" : null;
}

/**
 * Captured bytes to text: byte-order mark, then the transport's charset, then the page's own, then UTF-8 if the bytes
 * are, then windows-1256 or windows-1252 by their look, with a problem that says which was assumed.
 * Throws ProblemError on input that holds no readable text (empty, too large, binary, another file format).
 */
export function decode(capture: Capture): Decoded {
  const { bytes, captured_from: source } = capture;
  refuseUnreadable(bytes, source);
  const problems: Problem[] = [];
  const told = (rule: string, severity: Problem["severity"], message: string, remedy: string): void => { problems.push(problem({ rule, severity, message, remedy, source })); };

  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? ["utf-8", 3] as const
    : bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le", 2] as const : bytes[0] === 0xfe && bytes[1] === 0xff ? ["utf-16be", 2] as const : null;
  const skip = marked?.[1] ?? 0;
  let charset: string | null = marked?.[0] ?? null;
  if (!charset) {
    const given = capture.charset || metaCharset(bytes);
    charset = given ? canonicalLabel(given) : null;
    if (given && !charset) told("unknown-charset", "warning", `The page names a character set, "${given}", that does not exist, so its bytes decided.`, "Check that accents and Arabic letters look right.");
    if (charset?.startsWith("utf-16") && !capture.charset) charset = "utf-8"; // as the HTML standard has it: that meta was readable as ASCII
    const bare = charset?.startsWith("utf-16") ? null : bareUtf16(bytes);
    if (bare) { charset = bare; told("assumed-charset", "warning", `No character set is named; the text was read as ${bare}.`, "Save the page as UTF-8."); }
  }
  if (!charset?.startsWith("utf-16")) {
    const utf8 = utf8Offsets(bytes, skip);
    // Many good sequences and hardly a broken one cannot be chance: the bytes are UTF-8 whatever a label says.
    const looksUtf8 = utf8.broken === 0 || utf8.multibyte > 8 * utf8.broken;
    if (charset && charset !== "utf-8" && utf8.broken === 0 && utf8.multibyte >= 4 && !marked) {
      told("charset-contradicted", "info", `The page says that it is ${charset}, but its bytes are UTF-8; it was read as UTF-8.`, "Nothing, unless letters look wrong.");
      charset = "utf-8";
    }
    if (charset === null || charset === "utf-8") {
      if (!looksUtf8 && !marked) {
        const guess = guessLegacy(bytes);
        told("assumed-charset", "warning", charset ? `The page says that it is UTF-8, but its bytes are not; it was read as ${guess}.` : `No character set is named and the bytes are not UTF-8; the text was read as ${guess}.`, "Save the page as UTF-8 if letters look wrong.");
        charset = guess;
      } else {
        if (utf8.broken) told("broken-utf8", "warning", `${utf8.broken} byte sequence${utf8.broken === 1 ? " is" : "s are"} not UTF-8 and shown as \ufffd.`, "Capture the page again if words are damaged.");
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(skip));
        return checked({ text, charset: "utf-8", problems, toByte: utf8.toByte }, source);
      }
    }
  }
  const body = bytes.subarray(skip);
  if (charset.startsWith("utf-16")) {
    const text = new TextDecoder(charset, { ignoreBOM: true }).decode(body);
    return checked({ text, charset, problems, toByte: (unit) => Math.min(bytes.length, skip + 2 * unit) }, source);
  }
  if (/^(gb|big5|euc|shift_jis|iso-2022|replacement)/.test(charset)) return checked({ charset, problems, ...stepped(bytes, skip, charset) }, source);
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(body);
  return checked({ text, charset, problems, toByte: (unit) => Math.min(bytes.length, skip + unit) }, source);
}

/** Text that is mostly control characters came from a file that is no text. */
function checked(decoded: Decoded, source: string): Decoded {
  let controls = 0;
  for (let i = 0; i < decoded.text.length; i++) {
    const unit = decoded.text.charCodeAt(i);
    if (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13 || unit === 0x7f) controls++;
  }
  if (controls > 4 && controls * 200 > decoded.text.length)
    throw new ProblemError(problem({ rule: "binary-input", severity: "error", message: "This is binary data, not a page or a text.", remedy: "Give an HTML page or a plain text file.", source }));
  return decoded;
}
