import { readdirSync, readFileSync } from "node:fs";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";
import { bait, compile, cost, parse } from "./counting.ts";

// No regular expression of ours backtracks: on the worst input that can be made out of its own parts, a thousand times
// the length takes a thousand times the steps. Steps are counted by an engine of our own (see counting.ts), so nothing
// here hangs on a clock.

const src = new URL("../../src/", import.meta.url);

/** Every regular expression written in the sources, by where it stands; `made` are the files that make some of words. */
function written(made: string[]): Map<string, { pattern: string; flags: string }> {
  const found = new Map<string, { pattern: string; flags: string }>();
  for (const file of readdirSync(src, { recursive: true, encoding: "utf8" }).filter((f) => /\.(?:ts|svelte)$/.test(f) && !f.includes("generated"))) {
    const whole = readFileSync(new URL(file, src), "utf8");
    const text = file.endsWith(".svelte") ? /<script[^>]*>([\s\S]*?)<\/script>/.exec(whole)?.[1] ?? "" : whole;
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) { node.forEach(visit); return; }
      if (!node || typeof node !== "object") return;
      const { type, regex, callee } = node as { type?: string; regex?: { pattern: string; flags: string }; callee?: { name?: string } };
      if ((type === "NewExpression" || type === "CallExpression") && callee?.name === "RegExp") made.push(file);
      if (type === "Literal" && regex) found.set(`${file}: /${regex.pattern}/${regex.flags}`, regex);
      for (const value of Object.values(node)) if (value && typeof value === "object") visit(value);
    };
    const { program, errors } = parseSync(file.replace(/\.svelte$/, ".ts"), text);
    expect(errors).toEqual([]);
    visit(program);
  }
  return found;
}

/** Texts of `n` times a piece, with what may stand before and after; the piece is a sign or two of the pattern's own, or one of its words. */
function attacks(pattern: string, flags: string): ((n: number) => string[])[] {
  const { signs, words } = bait(parse(pattern, flags));
  const few = signs.slice(0, 10), pieces = [...few, ...few.flatMap((a) => few.filter((b) => b !== a).slice(0, 4).map((b) => a + b)), ...words.slice(0, 8)];
  const heads = ["", ...words.slice(0, 3)], tails = ["", "\u0001", ...few.slice(0, 1)];
  return pieces.flatMap((piece) => heads.flatMap((head) => tails.map((tail) => (n: number) => [...head, ...Array<string[]>(n).fill([...piece]).flat(), ...tail])));
}

/** A pattern with its bounded stretches ("{0,40}") cut short: they cost at most their bound at every sign, whatever the text. */
const cut = (pattern: string): string => pattern.replace(/\{(\d+)(?:,(\d*))?\}/g, (_, least: string, most?: string) => (most === undefined ? `{${Math.min(Number(least), 6)}}` : `{${Math.min(Number(least), 3)},${most === "" ? "" : Math.min(Number(most), 6)}}`));

/** How much more than its length the cost of a text may grow: the ends of a text cost a little of their own. */
const SLACK = 1.35;

/** Signs that outlast the bounded stretches of every pattern; and steps that no pattern may take for a few dozen signs. */
const WIDEST = 200, HOPELESS = 100_000;

/** The worst growth of the cost from n to 10n, as a share of the growth in length, over all attacks; and the text that did it. */
function worst(given: string, flags: string): { growth: number; text: (n: number) => string[] } {
  const pattern = cut(given), code = compile(parse(pattern, flags)), n = 24;
  let found = { growth: 0, steps: 0, text: (_: number): string[] => [] };
  for (const text of attacks(pattern, flags)) {
    const short = text(n), long = text(10 * n), one = cost(code, short, HOPELESS), ten = one > HOPELESS ? Infinity : cost(code, long, one * 40);
    const growth = ten / one / (long.length / short.length);
    if (growth > found.growth * 1.01 || (growth > found.growth * 0.99 && one > found.steps)) found = { growth, steps: one, text };
  }
  return found;
}

test("the counting engine counts backtracking", () => {
  for (const [pattern, flags] of [["(?:a+)+$", ""], ["\\s+$", ""], ["a*b", ""], ["(?:a|a)*b", ""], ["\\p{L}{3,}\\P{L}+\\p{L}{3,}", "u"], ["^\\s*a?\\s*$", "u"]] as const)
    expect(worst(pattern, flags).growth, pattern).toBeGreaterThan(2);
  for (const [pattern, flags] of [["a+b?", ""], ["^[a-z]+$", ""], ["[^\\p{L}]+", "gu"], ["^(?:a|b)*c", ""], ["(?<=a)b+", ""], ["([bc])\\1+", "g"], ["\\b[ab]\\b", ""]] as const)
    expect(worst(pattern, flags).growth, pattern).toBeLessThan(SLACK);
});

describe("regular expressions of the sources", () => {
  const made: string[] = [], all = [...written(made), ["page/markup.ts, as it is made of words", { pattern: "(?:^|[\\s_-])(?:caption|legend|legende|wp-caption-text)(?:$|[\\s_-])", flags: "i" }] as const];
  test("are found, and made of words only where they are looked at here", () => {
    expect(all.length).toBeGreaterThan(200);
    // The pattern of page/tongue.ts is the one of the package eld, kept to the letter; on apostrophes it costs their square, and it is
    // shown a thousand signs of a page at most.
    expect(made.sort()).toEqual(["page/markup.ts", "page/tongue.ts"]);
  });
  const repeating = all.filter(([where, { pattern }]) => /[*+]|\{\d+,/.test(pattern) || where.startsWith("page/markup.ts,"));
  test.each(repeating)("%s", (_where, { pattern, flags }) => {
    const { growth, text } = worst(pattern, flags);
    expect(growth, `on ${JSON.stringify(text(5).join(""))}`).toBeLessThan(SLACK);
    const code = compile(parse(pattern, flags)), short = text(WIDEST), long = text(1000 * WIDEST), one = cost(code, short);
    expect(cost(code, long, one * 2000) / one / (long.length / short.length)).toBeLessThan(SLACK);
  });
});
