// How an origin's words reached the reader: outlets first, relays between, the origin last.
import type { Claim, Document, Origin } from "../contract.ts";

export interface Node { name: string; document: string | null }
/** Columns from the outlets to the origin, and lines between neighbouring columns by row. `null` lets a line pass through. */
export interface Graph { columns: (Node | null)[][]; lines: { column: number; from: number; to: number }[] }

/**
 * The graph of one origin. Each of its claims is a path outlet → relays → origin; equal steps are drawn once, and shorter
 * paths stand next to the outlets so that the origin is always in the last column.
 */
export function graphOf(origin: Origin, claims: readonly Claim[], documents: readonly Document[], names: (claim: Claim) => string[]): Graph {
  const own = new Set(origin.claims);
  const outletName = new Map(origin.outlets.map(({ document, name }) => [document, name]));
  const paths = new Map<string, Node[]>();
  const add = (document: string, relays: string[]) => {
    const name = outletName.get(document) ?? documents.find(({ id }) => id === document)?.publisher ?? document;
    const path = [{ name, document }, ...relays.filter((relay) => relay !== name && relay !== origin.name).map((relay) => ({ name: relay, document: null }))];
    paths.set(path.map((node) => node.name).join("\n") + `\n${document}`, path);
  };
  for (const claim of claims) if (own.has(claim.id)) add(claim.document, names(claim).slice(0, -1));
  const reached = new Set([...paths.values()].map(([outlet]) => outlet!.document));
  for (const { document } of origin.outlets) if (!reached.has(document)) add(document, []);
  // Outlets that took it straight from the origin first, then those with the same relays together: fewer lines cross.
  const way = (path: Node[]) => path.slice(1).map(({ name }) => name).join("\n");
  const all = [...paths.values()].sort((a, b) => a.length - b.length || (way(a) < way(b) ? -1 : way(a) > way(b) ? 1 : 0));
  // An outlet that is itself the origin needs no line to itself.
  const itself = all.length === 1 && all[0]!.length === 1 && all[0]![0]!.name === origin.name;
  if (itself) return { columns: [[{ name: origin.name, document: all[0]![0]!.document }]], lines: [] };
  const depth = Math.max(1, ...all.map((path) => path.length));
  return laidOut(all, depth, origin);
}

function laidOut(paths: Node[][], depth: number, origin: Origin): Graph {
  const columns: (Node | null)[][] = Array.from({ length: depth }, () => []);
  const rowOf = columns.map(() => new Map<string, number>());
  const lines = new Map<string, { column: number; from: number; to: number }>();
  const place = (column: number, key: string, node: Node | null): number => {
    const known = rowOf[column]!.get(key);
    if (known !== undefined) return known;
    columns[column]!.push(node);
    rowOf[column]!.set(key, columns[column]!.length - 1);
    return columns[column]!.length - 1;
  };
  paths.forEach((path) => {
    let before = -1;
    for (let column = 0; column < depth; column += 1) {
      const node = path[column] ?? null;
      const key = node === null ? `pass ${path.map(({ name }) => name).join("\n")}` : column === 0 ? `${node.document} ${node.name}` : node.name;
      const row = place(column, key, node);
      if (column > 0) lines.set(`${column - 1} ${before} ${row}`, { column: column - 1, from: before, to: row });
      before = row;
    }
    lines.set(`${depth - 1} ${before} 0`, { column: depth - 1, from: before, to: 0 });
  });
  return { columns: [...columns, [{ name: origin.name, document: null }]], lines: [...lines.values()] };
}
