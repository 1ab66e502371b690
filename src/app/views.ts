import type { EventAnswer, Services } from "../desk/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { compare } from "./compare.ts";
import { eventPage } from "./event-page.ts";
import type { Events } from "./find.ts";
import { meant } from "./match.ts";
import type { Shelf } from "./shelf.ts";
import { standing } from "../reconcile/index.ts";
import type { Situation } from "./situation/situation.ts";
import { source, sources } from "./source.ts";
import { claimsInPortions, CLAIM_COLUMNS, COMPARE_COLUMNS, DOCUMENT_COLUMNS, EVENT_COLUMNS, JUDGEMENT_COLUMNS, MATRIX_COLUMNS, pairsOf, SOURCE_COLUMNS, valuesOf, written } from "./tables.ts";

export type ViewServices = Pick<Services, "situation" | "situationMap" | "situationEvents" | "sources" | "source" | "compare" | "table" | "eventPage">;

/** What stands behind the larger views of the desk; `eventOf` answers one event whole. */
export function viewServices(ledger: Ledger, situation: Situation, events: Events, { atlas, directory }: Shelf, eventOf: (id: string) => Promise<EventAnswer | null>): ViewServices {
  return {
    situation: (filter, looking) => situation.answer(filter, looking),
    situationMap: (filter, looking) => situation.map(filter, looking),
    situationEvents: (filter, page) => situation.list(filter, page),
    sources: (filter, page) => sources(situation, filter, page),
    source: (key) => source(key, situation, ledger, directory, (filter) => ledger.claims(meant(filter, atlas, directory))),
    compare: (a, b) => compare(ledger, events, directory, a, b),

    async table(name, format, query) {
      if (name === "events") return written(EVENT_COLUMNS, situation.allRows(query), format);
      if (name === "sources") return written(SOURCE_COLUMNS, [await situation.sources(query)], format);
      if (name === "documents") return written(DOCUMENT_COLUMNS, [await ledger.documents()], format);
      if (name === "claims") return written(CLAIM_COLUMNS, claimsInPortions(ledger, query), format);
      if (name === "matrix") {
        const answer = await eventOf(query["event"] ?? "");
        return answer && written(MATRIX_COLUMNS, [valuesOf(answer)], format);
      }
      if (name === "judgements") {
        const all = await ledger.judgements(), stand = new Set(standing(all).map(({ id }) => id));
        return written(JUDGEMENT_COLUMNS, [all.map((judgement) => ({ ...judgement, stands: stand.has(judgement.id) }))], format);
      }
      const compared = await compare(ledger, events, directory, query["a"] ?? "", query["b"] ?? "");
      return compared && written(COMPARE_COLUMNS, [pairsOf(compared)], format);
    },

    async eventPage(id, language) {
      const answer = await eventOf(id);
      return answer && eventPage(answer, language);
    },
  };
}
