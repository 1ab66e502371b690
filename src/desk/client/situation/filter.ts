// The filter of the situation as its address holds it.
export const FILTERS = ["words", "place", "actor", "source", "side", "type", "status", "language", "since", "until", "box"] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filter = Partial<Record<FilterName, string>>;

/** The filter in a query; what the desk does not know is left out. */
export function filterOf(query: string): Filter {
  const given = new URLSearchParams(query);
  return Object.fromEntries(FILTERS.flatMap((name) => {
    const value = given.get(name)?.trim();
    return value ? [[name, value]] : [];
  }));
}

/** The query of a filter, its parts always in the same order. */
export function queryOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) if (filter[name]) query.set(name, filter[name]);
  // Commas stand for themselves in a query; a box is readable that way.
  return query.toString().replaceAll("%2C", ",");
}

/** The address of the situation under a filter, its list from `from` on. */
export function situationAddress(filter: Filter, from = 0): string {
  const query = [queryOf(filter), ...(from > 0 ? [`from=${from}`] : [])].filter((part) => part !== "").join("&");
  return query === "" ? "/" : `/?${query}`;
}

/** Where the list begins, by the address. */
export function fromOf(query: string): number {
  const from = Number(new URLSearchParams(query).get("from"));
  return Number.isSafeInteger(from) && from > 0 ? from : 0;
}

/** A query with more parts. */
export function withMore(query: string, more: Record<string, string | number>): string {
  const parts = Object.entries(more).map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  return [query, ...parts].filter((part) => part !== "").join("&");
}
