import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ledger } from "../../src/ledger/index.ts";
import { adder } from "./adding.ts";
import { numbered } from "./examples.ts";

/** An empty place for a ledger that processes of their own add to. */
export interface Site {
  where: { folder: string; database?: string };
  open(): Promise<Ledger>;
  /** Ends the database itself as a power cut would and lets it come up again; absent where the database is part of each process. */
  crash?(): Promise<void>;
  discard(): Promise<void>;
}

const ROUNDS = 20;
/** Every so many rounds all is gone over; in all of them it is seen that nothing is lost and nothing half-written. */
const THOROUGH = 5;

/** What every ledger endures, whichever database keeps it: processes that are killed, and several at once. */
export function enduring(database: string, site: () => Promise<Site>): void {
  describe(`a ledger on ${database}, of which processes are ended at any moment,`, () => {
    let here: Site;
    beforeEach(async () => { here = await site(); });
    afterEach(async () => { await here.discard(); });

    test("loses nothing that was acknowledged", async () => {
      const acknowledged = new Map<number, string>();
      const rounds: string[] = [];
      let crashes = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const first = round * 1000;
        const running = adder(here.where, first, 1000);
        // The first rounds are cut short while the ledger is being made, the others in the midst of writing.
        if (round < 3) await new Promise((go) => setTimeout(go, 100 + Math.random() * 400));
        else {
          await running.heard(1 + Math.floor(Math.random() * 20));
          await new Promise((go) => setTimeout(go, Math.random() * 10));
        }
        const crash = here.crash !== undefined && round % THOROUGH === THOROUGH - 1;
        if (crash) {
          await here.crash!();
          crashes++;
        }
        running.process.kill("SIGKILL");
        await running.ended;
        for (const { n, id } of running.acknowledged) acknowledged.set(n, id);

        const ledger = await here.open();
        const kept = await ledger.documents();
        const ids = new Set(kept.map(({ id }) => id));
        expect([...acknowledged.values()].filter((id) => !ids.has(id))).toEqual([]);
        // Three are under way at once: no more than these may be there without having been acknowledged. After a crash it goes on by itself.
        if (!crash) expect(kept.filter(({ captured_from }) => Number(captured_from.slice(9, -4)) >= first).length - running.acknowledged.length).toBeLessThanOrEqual(3);
        expect(kept.every(({ claims }) => claims === 5)).toBe(true);
        if (round % THOROUGH === THOROUGH - 1) expect(await ledger.check()).toEqual([]);
        await ledger.close();
        rounds.push(`${running.acknowledged.length}`);
      }
      const ledger = await here.open();
      for (const [n, id] of acknowledged) {
        const { capture, reading } = numbered(n);
        expect((await ledger.original(id))!.bytes).toEqual(capture.bytes);
        expect(await ledger.claims({ document: id })).toEqual(reading.claims);
      }
      console.log(`${database}, kill -9: ${ROUNDS} rounds${crashes > 0 ? `, in ${crashes} of them the server too` : ""}, acknowledged ${rounds.join(" + ")} = ${acknowledged.size}, lost 0, kept ${(await ledger.counts()).documents}`);
      await ledger.close();
      expect(acknowledged.size).toBeGreaterThan(0);
    });

    test("takes in what two processes add at once, also the same dispatches, and nothing is lost or doubled", async () => {
      // A new place: they also race to make the ledger. 0..39 and 30..69: ten are added by both.
      const both = [adder(here.where, 0, 40), adder(here.where, 30, 40)];
      for (const { ended } of both) expect(await ended).toEqual({ code: 0, errors: "" });
      const ledger = await here.open();
      expect(await ledger.counts()).toMatchObject({ documents: 70, claims: 350, readings: 70 });
      expect(await ledger.check()).toEqual([]);
      await ledger.close();
      expect(both.map(({ acknowledged }) => acknowledged.length)).toEqual([40, 40]);
    });
  });
}
