import { describe } from "vitest";
import { amending } from "./conformance/amending.ts";
import { deriving } from "./conformance/deriving.ts";
import { finding } from "./conformance/finding.ts";
import { keeping } from "./conformance/keeping.ts";
import { placesOf, type Place } from "./conformance/place.ts";
import { refusing } from "./conformance/refusing.ts";
import { searching } from "./conformance/searching.ts";
import { sharing } from "./conformance/sharing.ts";

/** What every ledger promises, whichever database keeps it. `place` makes a fresh, empty place for a ledger. */
export function conformance(database: string, place: () => Promise<Place>): void {
  describe(`a ledger on ${database}`, () => {
    const places = placesOf(place);
    keeping(places);
    refusing(places);
    finding(places);
    amending(places);
    searching(places);
    deriving(places);
    sharing(places);
  });
}
