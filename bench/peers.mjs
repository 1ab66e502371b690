// The libraries that recoupe is measured beside, from bench/package.json: what each is asked is what it is good at.
import { createRequire } from "node:module";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const require = createRequire(import.meta.url);
const { dependencies } = require("./package.json"), version = (name) => dependencies[name];

/** By language: a name and the work on one text. */
export async function textPeers() {
  const wink = require("wink-nlp")(require("wink-eng-lite-web-model"), ["sbd", "pos", "ner", "cer"]), { its } = wink;
  const { default: compromise } = await import("compromise"), { default: french } = await import("fr-compromise");
  return {
    en: [
      { name: `wink-nlp ${version("wink-nlp")}: tokens, tags, names`, work: (text) => { const doc = wink.readDoc(text), tokens = doc.tokens(); return [tokens.out(its.value), tokens.out(its.pos), doc.entities().out(its.detail)]; } },
      { name: `compromise ${version("compromise")}`, work: (text) => compromise(text).json().length },
      segmenter("en"),
    ],
    fr: [{ name: `fr-compromise ${version("fr-compromise")}`, work: (text) => french(text).json().length }, segmenter("fr")],
    ar: [segmenter("ar")],
  };
}

/** The floor: nothing but where words begin and end. */
function segmenter(language) {
  const words = new Intl.Segmenter(language, { granularity: "word" });
  return { name: "Intl.Segmenter: words alone", work: (text) => { let n = 0; for (const { isWordLike } of words.segment(text)) if (isWordLike) n++; return n; } };
}

/** The main content of a page and nothing else. */
export const readability = { name: "Readability on linkedom: the main content alone", work: (html) => { try { return new Readability(parseHTML(html).document).parse()?.textContent.length ?? 0; } catch { return 0; } } };
