import { expect, test } from "vitest";
import { shared } from "../../src/app/queue.ts";

// What waits for a person, where more waits than is asked for.

test.each([[10, ["contested", "membership", "tie"]], [200, ["contested", "membership", "tie"]], [700, ["contested", "membership", "tie"]], [2, ["contested", "membership"]], [0, []]])("at most %i of them, no kind in the place of another", (limit, kinds) => {
  const of = (kind: "contested" | "membership" | "tie", many: number) => Array.from({ length: many }, (_, n) => ({ kind, subject: `${kind} ${n}`, says: "", reasons: [], event: null, tie: null, judgement: null }));
  const found = shared([...of("tie", 500), ...of("contested", 100), ...of("membership", 300)], limit);
  const tally: Record<string, number> = {};
  for (const { kind } of found) tally[kind] = (tally[kind] ?? 0) + 1;
  expect(found.length).toBe(limit);
  expect(Object.keys(tally)).toEqual(kinds);
  expect(new Set(found.map(({ subject }) => subject)).size).toBe(limit);
  const counts = Object.values(tally);
  // As even as can be: none has more than another unless that one has no more to give.
  for (const [at, kind] of Object.keys(tally).entries()) if (counts[at] !== (kind === "contested" ? 100 : kind === "membership" ? 300 : 500)) for (const count of counts) expect(count - counts[at]!, kind).toBeLessThanOrEqual(1);
});
