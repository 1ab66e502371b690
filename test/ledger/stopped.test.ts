import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LEDGER_FILE } from "../../src/ledger/index.ts";
import { Lane } from "../../src/ledger/lane.ts";
import type { ProblemError } from "../../src/problem.ts";

test("a thread of the ledger that ends by itself is told of with its cause and with what it had been asked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-stopped-"));
  try {
    const lane = new Lane({ path: join(folder, LEDGER_FILE), readOnly: false, patience: 1000 });
    await lane.call("open");
    // Answers with a function, which cannot leave the thread: an error that nothing there catches.
    const [deadly, behind] = await Promise.allSettled([lane.call("__lookupGetter__", ["__proto__"]), lane.call("counts")]) as PromiseRejectedResult[];
    for (const { reason } of [deadly!, behind!]) {
      const { problem } = reason as ProblemError;
      expect(problem.rule).toBe("ledger-stopped");
      expect(problem.message).toMatch(/could not be cloned.*asked for: __lookupGetter__, counts/);
      expect(problem.cause).toMatch(/worker\.[jt]s/);
    }
    await expect(lane.call("counts")).rejects.toThrow(/stopped unexpectedly/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
