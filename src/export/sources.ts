import { foldName } from "../text/index.ts";

/** Where a page comes from, for others: an address whole, of a file its name alone. Whose folders it lay in is nobody's business. */
export function withoutFolders(source: string): string {
  return /^[a-z][a-z0-9+.-]{1,20}:\/\//iu.test(source) || !/[\\/]/.test(source) ? source : source.split(/[\\/]/).findLast((part) => part !== "") ?? source;
}

/** Names of sources, each once however it is spelled, parted by "; ". */
export function namesOnce(names: Iterable<string | null | undefined>): string | null {
  const found = new Map<string, string>();
  for (const name of names) if (name) { const shown = withoutFolders(name), key = foldName(shown) || shown; if (!found.has(key)) found.set(key, shown); }
  return [...found.values()].join("; ") || null;
}
