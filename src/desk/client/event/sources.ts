// Through whom an event came: articles on the one hand, the origins behind them on the other, relays between. Pure.
import type { Claim, Document, Event } from "../contract.ts";

/** A box of the graph. `weight`: how many articles come through it. */
export interface Box {
  key: string;
  kind: "article" | "relay" | "origin" | "rest";
  /** Of an article its document, of an origin its id; of what is folded away, how many articles. */
  document: string | null;
  origin: string | null;
  name: string;
  column: number;
  /** In rows from the top, in halves where a box stands between two. */
  row: number;
  weight: number;
}
export interface Line { from: string; to: string; /** How many articles come this way. */ weight: number; /** An origin that depends on another. */ depends: boolean }
export interface Graph { boxes: Box[]; lines: Line[]; columns: number; rows: number }

/** Articles of one way to the same origins that are drawn one by one; the others fold into one box. */
export const DRAWN = 12;

interface Way { document: string; name: string; steps: string[][] }

/**
 * The graph of an event's sources: each claim is a path from its article over relays to its origin, and on to the origin that
 * that one depends on. `relaysOf` names the relays of a claim, the publisher's side first; `unfolded` draws every article.
 */
export function graphOf(event: Event, claims: readonly Claim[], documents: readonly Document[], relaysOf: (claim: Claim) => string[], nameOf: (origin: string) => string, unfolded = false): Graph {
  const byClaim = new Map(claims.map((claim) => [claim.id, claim]));
  const ways = new Map<string, Way>();
  for (const origin of event.origins) {
    for (const { document, name } of origin.outlets) {
      const way = ways.get(document) ?? ways.set(document, { document, name, steps: [] }).get(document)!;
      const own = origin.claims.map((id) => byClaim.get(id)).filter((claim) => claim?.document === document);
      const paths = own.length === 0 ? [[]] : own.map((claim) => relaysOf(claim!).filter((relay) => relay !== name && relay !== nameOf(origin.id)));
      for (const relays of paths) {
        const step = [...relays.map((relay) => `relay ${relay}`), `origin ${origin.id}`];
        if (!way.steps.some((other) => other.join("\n") === step.join("\n"))) way.steps.push(step);
      }
    }
  }
  const order = new Map<string, number>(event.origins.map(({ id }, at) => [`origin ${id}`, at]));
  const target = (way: Way): number => Math.min(...way.steps.map((step) => order.get(step.at(-1)!) ?? 0));
  const published = (id: string): string => documents.find((page) => page.id === id)?.published ?? "9999";
  const kindOf = (way: Way): string => way.steps.map((step) => step.join(" > ")).sort().join(" | ");
  const all = [...ways.values()].sort((a, b) => target(a) - target(b) || (kindOf(a) < kindOf(b) ? -1 : kindOf(a) > kindOf(b) ? 1 : 0) || (published(a.document) < published(b.document) ? -1 : 1));
  return laidOut(event, all, order, nameOf, unfolded ? Infinity : DRAWN, kindOf);
}

function laidOut(event: Event, ways: readonly Way[], order: ReadonlyMap<string, number>, nameOf: (origin: string) => string, drawn: number, kindOf: (way: Way) => string): Graph {
  const relayed = Math.max(0, ...ways.flatMap(({ steps }) => steps.map((step) => step.length - 1)));
  const first = relayed + 1;
  const dependsOn = new Map<string, string>(event.origins.flatMap(({ id, depends_on: on }) => (on !== null && order.has(`origin ${on}`) ? [[`origin ${id}`, `origin ${on}`] as [string, string]] : [])));
  const roots = new Set([...order.keys()].filter((key) => !dependsOn.has(key)));
  const last = dependsOn.size > 0 ? first + 1 : first;
  const boxes = new Map<string, Box>();
  const lines = new Map<string, Line>();
  const tie = (from: string, to: string, weight: number, depends = false): void => {
    const line = lines.get(`${from}\n${to}`) ?? lines.set(`${from}\n${to}`, { from, to, weight: 0, depends }).get(`${from}\n${to}`)!;
    line.weight += weight;
  };
  const seen = new Map<string, number>();
  let row = 0;
  for (const way of ways) {
    const kind = kindOf(way), many = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, many);
    const total = ways.filter((other) => kindOf(other) === kind).length;
    // One box for what is left only where that saves more than itself.
    const folded = many > drawn - 1 && total > drawn;
    const key = folded ? `rest ${kind}` : `article ${way.document}`;
    const box = boxes.get(key);
    if (box) box.weight += 1;
    else boxes.set(key, { key, kind: folded ? "rest" : "article", document: folded ? null : way.document, origin: null, name: way.name, column: 0, row: row++, weight: 1 });
    const counted = new Set<string>();
    const once = (name: string): number => { const first = !counted.has(name); counted.add(name); return Number(first); };
    for (const step of way.steps) {
      let before = key;
      step.forEach((to, at) => {
        const origin = at === step.length - 1;
        const there = boxes.get(to) ?? boxes.set(to, { key: to, kind: origin ? "origin" : "relay", document: null, origin: origin ? to.slice("origin ".length) : null, name: origin ? nameOf(to.slice("origin ".length)) : to.slice("relay ".length), column: origin ? (roots.has(to) ? last : first) : at + 1, row: 0, weight: 0 }).get(to)!;
        there.weight += once(to);
        tie(before, to, once(`${before}\n${to}`));
        before = to;
      });
    }
  }
  for (const [from, to] of dependsOn) if (boxes.has(from) && boxes.has(to)) tie(from, to, boxes.get(from)!.weight, true);
  const rows = settle([...boxes.values()], [...lines.values()], row);
  return { boxes: [...boxes.values()], lines: [...lines.values()], columns: last + 1, rows };
}

/** Puts each box of the later columns level with what leads to it, without two of a column on one row. Answers the number of rows. */
function settle(boxes: readonly Box[], lines: readonly Line[], articles: number): number {
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const columns = Math.max(...boxes.map(({ column }) => column));
  let rows = articles;
  for (let column = 1; column <= columns; column += 1) {
    const here = boxes.filter((box) => box.column === column);
    for (const box of here) {
      const from = lines.filter(({ to }) => to === box.key).map((line) => byKey.get(line.from)!.row);
      box.row = from.length === 0 ? 0 : from.reduce((sum, at) => sum + at, 0) / from.length;
    }
    here.sort((a, b) => a.row - b.row);
    here.forEach((box, at) => { if (at > 0) box.row = Math.max(box.row, here[at - 1]!.row + 1.15); });
    const over = (here.at(-1)?.row ?? 0) - Math.max(rows - 1, 0);
    // Pushed beyond the foot: the whole column moves up as far as it can.
    if (over > 0) for (const box of here) box.row = Math.max(0, box.row - over);
    here.forEach((box, at) => { if (at > 0) box.row = Math.max(box.row, here[at - 1]!.row + 1.15); });
    rows = Math.max(rows, (here.at(-1)?.row ?? 0) + 1);
  }
  return rows;
}
