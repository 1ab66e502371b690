export type Searched = "article" | "claim";

/** Parts of an article; what comes after them is not found. No article that can be kept has as many. */
export const MOST_PARTS = 1024;

/** The row of a part of an article in the index of words. */
export const rowOf = (arrival: number, part: number): number => arrival * MOST_PARTS + part;
