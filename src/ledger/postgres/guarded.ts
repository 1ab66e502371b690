import { closed, notData, notForWriting } from "../faults.ts";
import type { Ledger, Turn } from "../ledger.ts";
import type { Store } from "../store.ts";
import type { Turns } from "./turns.ts";
import type { ProblemError } from "../../problem.ts";

/** What changes anything. */
const CHANGING: ReadonlySet<PropertyKey> = new Set(["add", "addAll", "reread", "judge", "decide", "refile", "markReread", "take", "takeAll", "indexMore", "replay", "addRedirects", "keepFile"]);

/** Throws ProblemError where something is no plain data: JSON would leave it out without a word. */
function assertData(given: unknown): void {
  const open = [given];
  for (let one = open.pop(); open.length > 0 || one !== undefined; one = open.pop()) {
    if (typeof one === "function" || typeof one === "symbol" || typeof one === "bigint") throw notData(`a ${typeof one} cannot be kept`);
    if (typeof one === "object" && one !== null && !ArrayBuffer.isView(one)) open.push(...Object.values(one).filter((part) => part !== undefined && part !== null && typeof part !== "string" && typeof part !== "number"));
  }
}

/** A turn whose failures are ProblemErrors too. */
function turned(turn: Turn | null, fault: Guard["fault"]): Turn | null {
  if (turn === null) return null;
  const guardedly = <A extends unknown[], R>(work: ((...args: A) => Promise<R>) | undefined) => async (...args: A): Promise<R> => {
    try { return await work!(...args); } catch (error) { throw fault(error); }
  };
  return { ...turn, alone: guardedly(turn.alone), refile: guardedly(turn.refile), end: guardedly(turn.end) };
}

interface Guard {
  readOnly: boolean;
  fault: (error: unknown) => ProblemError;
  /** A store over a connection of its own, for a moment that is held: it must not take one from those who work. */
  another: () => Store;
  /** The turns at what waits; null for a moment that is held. */
  turns: Turns | null;
}

/**
 * A store as a ledger: every failure becomes a ProblemError, what would change a ledger that is only read is refused, and what
 * was asked before the end is done first. Methods that a ledger gains pass through by themselves.
 */
export function guarded(store: Store, guard: Guard): Ledger {
  const { readOnly, fault } = guard;
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  const call = async (name: string, args: unknown[]): Promise<unknown> => {
    try {
      const turns = guard.turns as unknown as Record<string, (...args: unknown[]) => Promise<unknown>> | null;
      if (turns && (name === "take" || name === "takeAll")) return turned(await turns[name]!(...args) as Turn | null, fault);
      return await (store as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]!(...args);
    } catch (error) {
      throw fault(error);
    }
  };
  const ask = async (name: string, args: unknown[]): Promise<unknown> => {
    if (closing) throw closed();
    if (readOnly && CHANGING.has(name)) throw notForWriting();
    if (CHANGING.has(name)) assertData(args);
    const asked = call(name, args);
    underWay.add(asked);
    try {
      return await asked;
    } finally {
      underWay.delete(asked);
    }
  };
  const snapshot = async (): Promise<Ledger> => {
    if (closing) throw closed();
    const whole = guard.another();
    try {
      const moment = await whole.snapshot();
      // Closed together.
      const close = moment.close.bind(moment);
      moment.close = async () => { try { await close(); } finally { await whole.close(); } };
      return guarded(moment, { ...guard, readOnly: true, turns: null });
    } catch (error) {
      await whole.close();
      throw fault(error);
    }
  };
  const close = (): Promise<void> => (closing ??= Promise.allSettled(underWay).then(() => Promise.all([store.close(), guard.turns?.close()])).then(() => undefined));
  return new Proxy(store, {
    get(target, name) {
      if (name === "close") return close;
      if (name === "snapshot") return snapshot;
      if (typeof name !== "string" || typeof Reflect.get(target, name) !== "function") return undefined;
      return (...args: unknown[]) => ask(name, args);
    },
  });
}
