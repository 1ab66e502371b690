import { afterEach, expect } from "vitest";
import { ProblemError } from "../../../src/problem.ts";
import type { Ledger } from "../../../src/ledger/index.ts";

/** One empty place for a ledger; `open` may be called several times, also at once. */
export interface Place { open(options?: { readOnly?: boolean }): Promise<Ledger>; discard(): Promise<void> }

/** The rule of the problem that a promise rejects with. */
export async function ruleOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    const { problem } = error as ProblemError;
    expect(problem.message).toMatch(/^[^\n]+\.$/);
    return problem.rule;
  }
  return "resolved";
}

/** Ledgers for one test each, closed and discarded after it. */
export interface Places {
  /** A place of its own, for tests that look after it themselves. */
  place(): Promise<Place>;
  /** A new ledger. */
  fresh(): Promise<Ledger>;
  /** The ledger that was made last, opened once more. */
  again(options?: { readOnly?: boolean }): Promise<Ledger>;
}

/** Call it where the tests are described: it tidies up after each of them. */
export function placesOf(place: () => Promise<Place>): Places {
  const open: Ledger[] = [];
  const places: Place[] = [];
  const again = async (options?: { readOnly?: boolean }): Promise<Ledger> => {
    open.push(await places.at(-1)!.open(options));
    return open.at(-1)!;
  };
  const fresh = async (): Promise<Ledger> => {
    places.push(await place());
    return await again();
  };
  afterEach(async () => {
    for (const ledger of open.splice(0)) await ledger.close();
    for (const here of places.splice(0)) await here.discard();
  });
  return { place, fresh, again };
}
