import type { Place } from "../atlas/index.ts";
import { problem, ProblemError } from "../problem.ts";
import type { Judgement } from "../ledger/index.ts";
import { writtenIn, type PlaceLookup } from "../reconcile/index.ts";
import type { Shelf } from "./shelf.ts";

/**
 * Refuses a correction that nobody could put in: of something that has no values, badly written, or naming a place, an actor or
 * a side that nothing here knows. Throws ProblemError, which says what it may be. Other judgements pass.
 */
export function checkCorrection({ verb, subject, value = "" }: Omit<Judgement, "id" | "at">, { atlas, directory }: Shelf): void {
  if (verb !== "correct") return;
  if (!/^(clm|evt):/.test(subject)) throw unfit(`"${subject}" has no value to correct`, "Correct a claim (clm:…) or an event (evt:…).");
  const written = writtenIn(value);
  if ("unfit" in written) throw unfit(`"${value}" is no correction`, written.unfit);
  const { attribute, value: put, group } = written;
  if (attribute === "place" && put !== null && atlas.place(put) === null) throw unfit(`No place has the id "${put}"`, "`recoupe claims --json` gives the ids of the places that claims name.");
  for (const actor of [attribute === "initiator" || attribute === "target" ? put : null, group]) {
    if (actor !== null && directory.actor(actor) === null) throw unfit(`No actor has the id "${actor}"`, "`recoupe claims --json` gives the ids of the actors that claims name.");
  }
}

/** Where a place lies that a person put in, as a reading would give it. */
export function placeLookup({ atlas }: Pick<Shelf, "atlas">): PlaceLookup {
  return (id) => {
    const place = atlas.place(id);
    if (place === null) return null;
    const labels = atlas.labels(id);
    return { name: labels["en"] ?? place.name, lat: place.lat, lon: place.lon, precision: precisionOf(place), country: place.country || null, labels };
  };
}

/** ACLED's geo_precision: a country or province is a region, a district or field an area. */
function precisionOf({ code, class: sort, precision_km }: Place): 1 | 2 | 3 {
  if (code.startsWith("PCL") || code === "ADM1" || code === "RGNE") return 3;
  return "ALTH".includes(sort) || (precision_km ?? 0) >= 10 ? 2 : 1;
}

function unfit(message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-judgement", severity: "error", message: `${message}; nothing was recorded.`, remedy }));
}
