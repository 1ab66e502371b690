import { Parser } from "htmlparser2";

/** What the mark-up of a fetched page says of what kind of page it is. */
export interface Signs {
  /** `<link rel=canonical>`, as it stands there. */
  canonical: string | null;
  /** The page calls itself an AMP page. */
  amp: boolean;
  /** The page sends its reader elsewhere by `<meta http-equiv=refresh>`: that address, as it stands there. */
  refresh: string | null;
  /** It asks for a password. */
  password: boolean;
  /** Its linked data say that it is not free to read. */
  paid: boolean;
  /** `og:type` in lower case. */
  type: string | null;
  /** Visible characters in all, about. */
  signs: number;
}

/** Of a longer page the beginning says enough. */
const MOST = 4 * 1024 * 1024, LONGEST_VALUE = 4_096;
const NOT_FREE = /"isAccessibleForFree"\s{0,5}:\s{0,5}"?false/i;

/** Reads the signs out of an HTML page in one pass; anything that is no HTML gives none. */
export function signsOf(html: string): Signs {
  const found: Signs = { canonical: null, amp: false, refresh: null, password: false, paid: false, type: null, signs: 0 };
  let script = false;
  const parser = new Parser({
    onopentag(name, given) {
      const value = (of: string): string => (given[of] ?? "").slice(0, LONGEST_VALUE).trim();
      if (name === "html") found.amp ||= "amp" in given || "⚡" in given;
      else if (name === "link" && found.canonical === null && value("rel").toLowerCase() === "canonical" && value("href") !== "") found.canonical = value("href");
      else if (name === "meta" && value("http-equiv").toLowerCase() === "refresh") found.refresh ??= /^[\d.]{1,10}\s{0,5}[;,]\s{0,5}url\s{0,5}=\s{0,5}["']?([^"'\s]{1,2000})/i.exec(value("content"))?.[1] ?? null;
      else if (name === "meta" && value("property").toLowerCase() === "og:type") found.type ??= value("content").toLowerCase();
      else if (name === "input" && value("type").toLowerCase() === "password") found.password = true;
      script = name === "script" || name === "style";
      if (name === "script" && value("type").toLowerCase() !== "application/ld+json") script = true;
    },
    ontext(text) {
      if (script) found.paid ||= NOT_FREE.test(text.slice(0, 200_000));
      else found.signs += text.trim().length;
    },
    onclosetag(name) { if (name === "script" || name === "style") script = false; },
  }, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.write(html.slice(0, MOST));
  parser.end();
  return found;
}
