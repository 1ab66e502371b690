// The filter of the situation as its address holds it.
export const FILTERS = ["place", "actor", "source", "type", "status", "since", "until"] as const;
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
  return query.toString();
}
