import { Tokenizer } from "htmlparser2";
import type { Piece } from "./weave.ts";
import { BLOCK, BREAKS_OUT, CLOSES, IN_HEAD, KEPT_ATTRIBUTES, PASSED_ATTRIBUTES, PLAIN, settingOf, SILENT, VOID, type Setting } from "./markup.ts";

/** A run of text that stands on lines of its own in an HTML page. */
export interface HtmlBlock {
  pieces: Piece[];
  /** The number of the block element around it, as `data-n` in the clean page. */
  container: number;
  setting: Setting;
}

/** A value that an element states: `<meta>`, `itemprop`, `<time datetime>`, `<link rel=canonical>`. */
export interface Stated { field: string; value: string }

export interface Walked {
  blocks: HtmlBlock[];
  /** The same page without scripts, styles, handlers, hidden parts and excess nesting, every block element numbered. */
  clean: string;
  elements: number;
  /** What main-content detection would cost: it looks at every element and sign again in each element around it. */
  weight: number;
  stated: Stated[];
  /** The texts of `application/ld+json` scripts. */
  linked: string[];
  title: string | null;
  language: string | null;
  /** Elements were nested too deeply and laid flat. */
  flattened: boolean;
  /** Signs in the elements whose class says what they hold; such a class on half the page says nothing. */
  lengths: ReadonlyMap<number, number>;
}

/** Deeper than any page that people wrote; main-content detection recurses, and must not run out of stack. */
export const MOST_DEPTH = 120;
/** A hundred signs cost about what an element costs. */
const SIGNS_AN_ELEMENT = 100;
const LOOK_BACK = 32;
const MOST_STATED = 2_000;

interface Open { name: string; block: boolean; silent: boolean; number: number; setting: Setting; emitted: boolean }

const escapeText = (text: string): string => text.replace(/[&<>]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;"));
const escapeValue = (text: string): string => text.replace(/[&"<>]/g, (c) => (c === "&" ? "&amp;" : c === '"' ? "&quot;" : c === "<" ? "&lt;" : "&gt;"));

/**
 * One pass over the tags and texts of a page. The tokenizer gives the source position of every text and entity; the
 * nesting is kept here, in a stack of bounded depth, so that the cost is linear whatever the page holds.
 */
export function walkHtml(html: string): Walked {
  const root: Open = { name: "", block: true, silent: false, number: 0, setting: PLAIN, emitted: false };
  const stack: Open[] = [root];
  const open = new Map<string, number>(), buried = new Map<string, number>();
  const blocks: HtmlBlock[] = [], clean: string[] = [], stated: Stated[] = [], linked: string[] = [];
  let pieces: Piece[] = [], elements = 0, weight = 0, title: string | null = null, language: string | null = null, flattened = false;
  let name = "", nameStart = 0, attributes = new Map<string, string>(), attribute = "", value = "";
  const lengths = new Map<number, number>();
  let script: string[] | null = null, titleParts: string[] | null = null;

  const top = (): Open => stack[stack.length - 1]!;
  const container = (): Open => { for (let i = stack.length - 1; i >= 0; i--) if (stack[i]!.block) return stack[i]!; return root; };
  const flush = (): void => {
    if (pieces.length) {
      const { setting } = top(), length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
      blocks.push({ pieces, container: container().number, setting });
      for (const number of new Set([setting.byline, setting.date, setting.standfirst, setting.legend])) if (number) lengths.set(number, (lengths.get(number) ?? 0) + length);
    }
    pieces = [];
  };
  const pop = (): void => {
    const last = stack.pop()!;
    if (last.block) { stack.push(last); flush(); stack.pop(); }
    open.set(last.name, open.get(last.name)! - 1);
    if (last.emitted) clean.push(`</${last.name}>`);
    if (last.name === "title" && titleParts) { title ??= titleParts.join(""); titleParts = null; }
    if (last.name === "script" && script) { linked.push(script.join("")); script = null; }
  };
  const popTo = (index: number): void => { while (stack.length > index) pop(); };

  /** Closes what an opening tag ends without saying so. */
  const implied = (tag: string): void => {
    if (top().silent && (open.get("svg") || open.get("math")) && BREAKS_OUT.has(tag)) {
      for (let i = stack.length - 1; i > 0; i--) if (!stack[i]!.silent) { popTo(i + 1); break; }
    }
    if (open.get("head") && !IN_HEAD.has(tag) && !top().silent) { const i = stack.findIndex((element) => element.name === "head"); if (i > 0) popTo(i); }
    const rule = CLOSES.get(tag);
    if (!rule || ![...rule.closes].some((closed) => open.get(closed))) return;
    for (let i = stack.length - 1; i > Math.max(0, stack.length - LOOK_BACK); i--) {
      if (rule.closes.has(stack[i]!.name)) { popTo(i); return; }
      if (rule.until.has(stack[i]!.name)) return;
    }
  };

  const state = (tag: string): void => {
    if (stated.length >= MOST_STATED) return;
    const say = (field: string, given: string | undefined): void => { if (given && given.length <= 20_000) stated.push({ field, value: given }); };
    if (tag === "meta") {
      const content = attributes.get("content");
      for (const key of ["property", "name", "itemprop"]) { const field = attributes.get(key); if (field) say(`meta ${field.toLowerCase()}`, content); }
    } else if (tag === "link") { if (/(?:^|\s)canonical(?:$|\s)/i.test(attributes.get("rel") ?? "")) say("link canonical", attributes.get("href")); }
    else if (attributes.get("itemprop")) say(`itemprop ${attributes.get("itemprop")!}`, attributes.get("content") ?? attributes.get("datetime"));
    if (tag === "time") say(/updat|modif/i.test(attributes.get("class") ?? "") || /modified/i.test(attributes.get("itemprop") ?? "") ? "time updated" : /^(?:datePublished)$/i.test(attributes.get("itemprop") ?? "") ? "time published" : "time", attributes.get("datetime"));
  };

  const begin = (tagEnd: number): void => {
    const tag = name;
    implied(tag);
    if (tag === "html") language ??= attributes.get("lang") ?? null;
    const outer = top();
    const speaks = !outer.silent || outer.name === "head"; // the head shows nothing but says much
    if (speaks && tag === "script" && /^application\/ld\+json/i.test(attributes.get("type")?.trim() ?? "")) script = [];
    if (speaks) state(tag);
    if (tag === "br" || tag === "hr") {
      if (!outer.silent) {
        if (tag === "hr") flush(); else pieces.push({ text: "\n", start: nameStart - 1, end: tagEnd, breaks: true });
        if (!outer.setting.hidden) clean.push(`<${tag}>`);
      }
      return;
    }
    if (VOID.has(tag)) {
      if (tag === "img" && !outer.silent && !outer.setting.hidden) { clean.push(`<img${passed()}>`); elements++; weight += stack.length; }
      return;
    }
    if (stack.length >= MOST_DEPTH && (outer.silent || !SILENT.has(tag))) {
      flattened = true;
      buried.set(tag, (buried.get(tag) ?? 0) + 1);
      if (BLOCK.has(tag) && !outer.silent) flush();
      return;
    }
    const silent = outer.silent || SILENT.has(tag) || tag === "head";
    const block = BLOCK.has(tag);
    if (block && !outer.silent) flush();
    const setting = silent ? outer.setting : settingOf(tag, attributes, outer.setting, elements + 1);
    if (tag === "title" && title === null && !open.get("svg")) titleParts = [];
    const emitted = !silent && !setting.hidden && tag !== "title" && tag !== "html" && tag !== "body";
    const number = block ? elements + 1 : outer.number;
    elements++;
    weight += stack.length;
    if (emitted) clean.push(`<${tag}${block ? ` data-n="${number}"` : ""}${passed()}>`);
    stack.push({ name: tag, block, silent: silent || tag === "title", number, setting, emitted });
    open.set(tag, (open.get(tag) ?? 0) + 1);
  };
  const passed = (): string => {
    let out = "";
    for (const [key, given] of attributes) if (PASSED_ATTRIBUTES.has(key)) out += ` ${key}="${escapeValue(given.slice(0, 1_000))}"`;
    return out;
  };
  const finish = (tag: string): void => {
    const deep = buried.get(tag);
    if (deep) { buried.set(tag, deep - 1); if (BLOCK.has(tag) && !top().silent) flush(); return; }
    if (!open.get(tag)) return;
    const block = BLOCK.has(tag) || SILENT.has(tag);
    for (let i = stack.length - 1; i > 0; i--) {
      if (stack[i]!.name === tag) { popTo(i); return; }
      if (!block && stack[i]!.block) return; // an inline end never closes a block around it
    }
  };
  const show = (text: string, start: number, end: number): void => {
    if (script) { script.push(text); return; }
    if (titleParts) { titleParts.push(text); return; }
    const inside = top();
    if (inside.silent) {
      if (inside.name !== "head" || text.trim() === "") return;
      pop(); // words right in the head: the body has begun without a tag
    }
    const { setting } = top();
    if (setting.pre && text.includes("\n")) {
      let at = 0;
      for (const line of text.split("\n")) { if (at > 0) flush(); if (line) pieces.push({ text: line, start: start + at, end: start + at + line.length }); at += line.length + 1; }
    } else {
      const before = pieces.at(-1); // the tokenizer parts texts at every stray "<" or "&"
      if (before?.end === start && before.text.length === before.end - before.start && text.length === end - start && !before.breaks) { before.text += text; before.end = end; } else pieces.push({ text, start, end });
    }
    if (!setting.hidden) {
      const escaped = escapeText(text); // every escaped sign becomes a node of its own in the DOM
      clean.push(escaped);
      weight += stack.length * (text.length / SIGNS_AN_ELEMENT) + (escaped.length - text.length) / 4;
    }
  };

  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, {
    ontext(start, end) { show(html.slice(start, end), start, end); },
    // The tokenizer tells where an entity ends; it begins at the last ampersand.
    ontextentity(code, end) { show(String.fromCodePoint(code), Math.max(0, html.lastIndexOf("&", end - 1)), end); },
    oncdata() {}, oncomment() {}, ondeclaration() {}, onprocessinginstruction() {}, onend() {},
    onopentagname(start, end) { name = html.slice(start, Math.min(end, start + 64)).toLowerCase(); nameStart = start; attributes = new Map(); },
    onattribname(start, end) { attribute = html.slice(start, Math.min(end, start + 64)).toLowerCase(); value = ""; },
    onattribdata(start, end) { if (KEPT_ATTRIBUTES.has(attribute)) value += html.slice(start, end); },
    onattribentity(code) { if (KEPT_ATTRIBUTES.has(attribute)) value += String.fromCodePoint(code); },
    onattribend() { if (KEPT_ATTRIBUTES.has(attribute) && !attributes.has(attribute)) attributes.set(attribute, value); value = ""; },
    onopentagend(end) { begin(end + 1); },
    onselfclosingtag(end) { begin(end + 1); if (top().name === name && (name === "svg" || name === "math" || top().silent && (open.get("svg") || open.get("math")))) pop(); },
    onclosetag(start, end) { finish(html.slice(start, Math.min(end, start + 64)).toLowerCase().trim()); },
  });
  tokenizer.write(html);
  tokenizer.end();
  popTo(1);
  flush();
  return { blocks, clean: clean.join(""), elements, weight, stated, linked, title, language, flattened, lengths };
}
