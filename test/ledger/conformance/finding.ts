import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ledger } from "../../../src/ledger/index.ts";
import type { Claim } from "../../../src/reading/index.ts";
import { ARABIC, NORTH, SOUTH } from "../examples.ts";
import { ruleOf, type Place, type Places } from "./place.ts";

/** Claims are found by what they say. */
export function finding({ place }: Places): void {
  describe("finds claims", () => {
    const [taken, clashes] = NORTH.reading.claims as [Claim, Claim];
    const [regained, raid] = SOUTH.reading.claims as [Claim, Claim];
    const [toll] = ARABIC.reading.claims as [Claim];
    const cases: [object, Claim[]][] = [
      [{}, [taken, clashes, regained, raid, toll]],
      [{ place: "rc:belmar" }, [taken, regained]],
      [{ place: "BELMAR" }, [taken, regained]],
      [{ place: "ostra fjall" }, [clashes]],
      [{ place: "port clair" }, [raid]],
      [{ place: "القصبة" }, [toll]],
      [{ place: "Belm" }, []],
      [{ place: "" }, []],
      [{ place: "' OR 1=1 --" }, []],
      [{ place: "\ud800" }, []],
      [{ actor: "red-column" }, [taken]],
      [{ actor: "Red Column" }, [taken]],
      [{ actor: "الرتل الأحمر" }, [toll]],
      [{ actor: "rc:belmar" }, []],
      [{ source: "norvik-monitor" }, [taken, toll]],
      [{ source: "le courrier du sud" }, [regained, raid]],
      [{ source: "The Northern Courier", place: "belmar" }, [taken]],
      [{ type: "toll" }, [toll]],
      [{ type: "nothing" }, []],
      [{ document: SOUTH.reading.document.id }, [regained, raid]],
      [{ since: "2016-12-08" }, [taken, regained]],
      [{ since: "2016-12-09" }, [regained]],
      [{ until: "2016-12-04" }, [raid]],
      [{ until: "2016-12-05" }, [regained, raid]],
      [{ since: "2016-11-30", until: "2016-12-01" }, [raid]],
      [{ since: "2016-12" }, [taken, regained]],
      [{ until: "2016-11" }, [raid]],
      [{ since: "2016", until: "2016" }, [taken, regained, raid]],
      [{ since: "2017-01-01T00:00:00Z" }, [regained]],
      [{ until: "2015" }, []],
      [{ limit: 2 }, [taken, clashes]],
      [{ limit: 2, offset: 1 }, [clashes, regained]],
      [{ offset: 3 }, [raid, toll]],
      [{ limit: 0 }, []],
      [{ after: clashes.id }, [regained, raid, toll]],
      [{ after: taken.id, limit: 2 }, [clashes, regained]],
      [{ after: taken.id, place: "rc:belmar" }, [regained]],
      [{ after: toll.id }, []],
    ];
    // One ledger for all of them: nothing here changes it.
    let here: Place;
    let ledger: Ledger;
    beforeAll(async () => {
      here = await place();
      ledger = await here.open();
      for (const one of [NORTH, SOUTH, ARABIC]) await ledger.add(one);
    });
    afterAll(async () => {
      await ledger.close();
      await here.discard();
    });

    test.each(cases)("%j", async (filter, expected) => {
      expect(await ledger.claims(filter)).toEqual(expected);
    });

    test.each([{ since: "yesterday" }, { until: "2016-13" }, { since: "2016-02-31" }, { limit: -1 }, { limit: 1.5 }, { offset: Number.NaN }])("and says what is wrong with %j", async (filter) => {
      expect(await ruleOf(ledger.claims(filter))).toBe("bad-filter");
    });
  });
}
