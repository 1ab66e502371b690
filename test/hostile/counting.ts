// A regular expression engine that counts. It backtracks as the engine of Node does, in the same order, and counts every
// step, so that the cost of a pattern is a number that no clock and no other process can blur.

type Node =
  | { kind: "set"; has: (sign: string) => boolean; source: string }
  | { kind: "seq"; parts: Node[] }
  | { kind: "any"; ways: Node[] }
  | { kind: "repeat"; of: Node; least: number; most: number; lazy: boolean }
  | { kind: "group"; of: Node; number: number }
  | { kind: "back"; number: number }
  | { kind: "look"; of: Node; ahead: boolean; not: boolean }
  | { kind: "at"; where: "start" | "end" | "edge" | "inner" };

/** Reads a pattern of JavaScript (flags i, s, u, g; no named groups, no set notation). Throws on what it does not know. */
export function parse(pattern: string, flags: string): Node {
  const signs = [...pattern], own = flags.replace(/[gymd]/g, "");
  let at = 0, groups = 0;
  const set = (source: string): Node => {
    const one = new RegExp(`^(?:${source})$`, own), known = new Map<string, boolean>();
    return { kind: "set", source, has: (sign) => { let is = known.get(sign); if (is === undefined) known.set(sign, (is = one.test(sign))); return is; } };
  };
  const ways = (): Node => {
    const all: Node[] = [seq()];
    while (signs[at] === "|") { at++; all.push(seq()); }
    return all.length === 1 ? all[0]! : { kind: "any", ways: all };
  };
  const seq = (): Node => {
    const parts: Node[] = [];
    while (at < signs.length && signs[at] !== "|" && signs[at] !== ")") parts.push(repeated(atom()));
    return { kind: "seq", parts };
  };
  const repeated = (of: Node): Node => {
    const rest = signs.slice(at, at + 12).join("");
    const found = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/.exec(rest);
    if (!found) return of;
    at += found[0].length;
    const [, sign, low, comma, high, lazy] = found;
    const least = sign === "+" ? 1 : sign ? 0 : Number(low), most = sign === "?" ? 1 : sign ? Infinity : comma ? (high ? Number(high) : Infinity) : least;
    return { kind: "repeat", of, least, most, lazy: lazy === "?" };
  };
  const atom = (): Node => {
    const sign = signs[at++]!;
    if (sign === "^" || sign === "$") return { kind: "at", where: sign === "^" ? "start" : "end" };
    if (sign === "(") {
      let node: (of: Node) => Node;
      const head = signs.slice(at, at + 3).join("");
      if (head.startsWith("?:")) { at += 2; node = (of) => of; }
      else if (head.startsWith("?=") || head.startsWith("?!")) { const not = head[1] === "!"; at += 2; node = (of) => ({ kind: "look", of, ahead: true, not }); }
      else if (head.startsWith("?<=") || head.startsWith("?<!")) { const not = head[2] === "!"; at += 3; node = (of) => ({ kind: "look", of, ahead: false, not }); }
      else if (head.startsWith("?")) throw new Error(`not known here: (${head}`);
      else { const number = ++groups; node = (of) => ({ kind: "group", of, number }); }
      const inner = ways();
      if (signs[at++] !== ")") throw new Error("a group is not closed");
      return node(inner);
    }
    if (sign === "[") {
      let source = "[";
      while (signs[at] !== "]") source += signs[at] === "\\" ? signs[at++]! + signs[at++]! + braces() : signs[at++]!;
      at++;
      return set(`${source}]`);
    }
    if (sign !== "\\") return set(sign === "." || sign === "/" ? (sign === "/" ? "\\/" : ".") : /[\]{}]/.test(sign) ? `\\${sign}` : sign);
    const what = signs[at++]!;
    if (what === "b" || what === "B") return { kind: "at", where: what === "b" ? "edge" : "inner" };
    if (/[1-9]/.test(what)) return { kind: "back", number: Number(what) };
    return set(`\\${what}${/[xu]/.test(what) && signs[at] !== "{" ? signs.splice(at, what === "x" ? 2 : 4).join("") : braces()}`);
  };
  const braces = (): string => {
    let source = "";
    if (signs[at] === "{" && /[pPu]/.test(signs[at - 1]!)) { do source += signs[at]!; while (signs[at++] !== "}"); }
    return source;
  };
  const read = ways();
  if (at < signs.length) throw new Error(`left over: ${signs.slice(at).join("")}`);
  return read;
}

type Step =
  | { op: "set"; has: (sign: string) => boolean }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { op: "open" | "close"; number: number }
  | { op: "back"; number: number }
  | { op: "look"; code: Step[]; ahead: boolean; not: boolean }
  | { op: "at"; where: "start" | "end" | "edge" | "inner" }
  | { op: "moved"; slot: number } | { op: "mark"; slot: number }
  | { op: "done" };

/** Steps of a pattern for a machine with a stack of its own, so that long inputs overflow nothing. */
export function compile(node: Node): Step[] {
  const code: Step[] = [];
  let slots = 0;
  const add = (step: Step): number => code.push(step) - 1;
  const emit = (n: Node): void => {
    switch (n.kind) {
      case "set": add({ op: "set", has: n.has }); return;
      case "seq": n.parts.forEach(emit); return;
      case "at": add({ op: "at", where: n.where }); return;
      case "back": add({ op: "back", number: n.number }); return;
      case "look": add({ op: "look", code: compile(n.of), ahead: n.ahead, not: n.not }); return;
      case "group": add({ op: "open", number: n.number }); emit(n.of); add({ op: "close", number: n.number }); return;
      case "any": {
        const ends: { op: "jump"; to: number }[] = [];
        n.ways.forEach((way, i) => {
          if (i === n.ways.length - 1) { emit(way); return; }
          const split = { op: "split" as const, first: code.length + 1, second: 0 };
          add(split); emit(way);
          const jump = { op: "jump" as const, to: 0 };
          add(jump); ends.push(jump); split.second = code.length;
        });
        for (const end of ends) end.to = code.length;
        return;
      }
      case "repeat": {
        for (let i = 0; i < n.least; i++) emit(n.of);
        const fork = (): { op: "split"; first: number; second: number } => { const split = { op: "split" as const, first: 0, second: 0 }; add(split); return split; };
        const aim = (split: { first: number; second: number }, inside: number, behind: number): void => { [split.first, split.second] = n.lazy ? [behind, inside] : [inside, behind]; };
        if (n.most === Infinity) {
          const loop = code.length, split = fork(), slot = slots++;
          add({ op: "mark", slot }); emit(n.of); add({ op: "moved", slot }); add({ op: "jump", to: loop });
          aim(split, loop + 1, code.length);
          return;
        }
        const forks: [ReturnType<typeof fork>, number][] = [];
        for (let i = n.least; i < n.most; i++) { const split = fork(); forks.push([split, code.length]); emit(n.of); }
        for (const [split, inside] of forks) aim(split, inside, code.length);
      }
    }
  };
  emit(node);
  add({ op: "done" });
  return code;
}

const WORD = /^\w$/;

/** Steps that finding every match in `text` takes, as `replaceAll` looks for them; stops counting at `most`. */
export function cost(code: Step[], text: readonly string[], most = Infinity): number {
  let steps = 0;
  const attempt = (program: Step[], from: number, back: boolean): number | null => {
    // What a look-behind looks at is read from left to right from every earlier place; the cost is no less than the engine's.
    const groups: (number | undefined)[] = [], marks: number[] = [];
    const stack: { pc: number; at: number; undo: number }[] = [];
    const trail: { list: (number | undefined)[]; key: number; was: number | undefined }[] = [];
    const put = (list: (number | undefined)[], key: number, value: number): void => { trail.push({ list, key, was: list[key] }); list[key] = value; };
    let pc = 0, at = from;
    const fail = (): boolean => {
      const last = stack.pop();
      if (!last) return false;
      while (trail.length > last.undo) { const { list, key, was } = trail.pop()!; list[key] = was; }
      pc = last.pc; at = last.at;
      return true;
    };
    for (;;) {
      if (++steps > most) return null;
      const step = program[pc]!;
      let ok = true;
      switch (step.op) {
        case "done": if (!back || at === from) return at; ok = false; break;
        case "set": ok = at < text.length && step.has(text[at]!); if (ok) { at++; pc++; } break;
        case "split": stack.push({ pc: step.second, at, undo: trail.length }); pc = step.first; break;
        case "jump": pc = step.to; break;
        case "open": put(groups, step.number * 2, at); pc++; break;
        case "close": put(groups, step.number * 2 + 1, at); pc++; break;
        case "mark": put(marks as (number | undefined)[], step.slot, at); pc++; break;
        case "moved": ok = marks[step.slot] !== at; pc++; break;
        case "back": {
          const start = groups[step.number * 2], end = groups[step.number * 2 + 1];
          for (let k = start ?? 0; ok && k < (end ?? 0); k++, at++) { steps++; ok = text[at] === text[k]; }
          pc++;
          break;
        }
        case "look": {
          const found = step.ahead ? attempt(step.code, at, false) !== null : behind(step.code, at);
          ok = found !== step.not; pc++;
          break;
        }
        case "at": {
          const edge = at > 0 && WORD.test(text[at - 1]!) !== (at < text.length && WORD.test(text[at]!)) || at === 0 && text.length > 0 && WORD.test(text[0]!);
          ok = step.where === "start" ? at === 0 : step.where === "end" ? at === text.length : (step.where === "edge") === edge; pc++;
          break;
        }
      }
      if (!ok && !fail()) return null;
    }
  };
  const behind = (program: Step[], at: number): boolean => {
    for (let from = at; from >= Math.max(0, at - 3); from--) if (attempt(program, from, false) === at) return true;
    return false;
  };
  for (let from = 0; from <= text.length && steps <= most;) {
    const end = attempt(code, from, false);
    from = end === null || end === from ? from + 1 : end;
    // A pattern that must begin where the text begins is tried nowhere else.
    if (code[0]!.op === "at" && (code[0] as { where: string }).where === "start") break;
  }
  return steps;
}

/** Signs that a pattern's own sets take, and the shortest words of its parts: what an attack on it is made of. */
export function bait(node: Node): { signs: string[]; words: string[] } {
  const signs = new Set<string>(), words = new Set<string>();
  const shortest = (n: Node): string => {
    switch (n.kind) {
      case "set": return sample(n)[0] ?? "";
      case "seq": return n.parts.map(shortest).join("");
      case "any": return shortest(n.ways[0]!);
      case "group": return shortest(n.of);
      case "repeat": return shortest(n.of).repeat(Math.max(n.least, n.most > 0 ? 1 : 0));
      default: return "";
    }
  };
  const visit = (n: Node): void => {
    if (n.kind === "set") { for (const sign of sample(n)) signs.add(sign); return; }
    words.add(shortest(n));
    if (n.kind === "seq") { n.parts.forEach(visit); n.parts.forEach((_, i) => words.add(n.parts.slice(0, i).map(shortest).join(""))); }
    else if (n.kind === "any") n.ways.forEach(visit);
    else if (n.kind === "group" || n.kind === "repeat" || n.kind === "look") visit(n.of);
  };
  visit(node);
  return { signs: [...signs], words: [...words].filter((w) => w.length > 1) };
}

const SAMPLES = [..."aAbzé1٣ \t\n\u00a0.,;:!?…'’\"«»()[]{}<>/\\|-–—_*+=#@&%$^~`©•éßسا۔ـ\u0301\u064b\u200b\u202e0x9TZ日ءʼ½Ⅷ\u0600"];
function sample(n: Node & { kind: "set" }): string[] {
  const plain = /^\\?(.)$/u.exec(n.source)?.[1];
  const found = SAMPLES.filter((s) => n.has(s)).slice(0, 3);
  return plain && n.has(plain) ? [plain] : found;
}
