import type { EventAnswer, Services } from "../desk/index.ts";
import { withoutFolders } from "../export/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { compare } from "./compare.ts";
import { eventPage } from "./event-page.ts";
import type { Events } from "./find.ts";
import { Masks } from "./masked.ts";
import { meant } from "./match.ts";
import type { Shelf } from "./shelf.ts";
import { standing } from "../reconcile/index.ts";
import type { Situation } from "./situation/situation.ts";
import { source, sources } from "./source.ts";
import { claimsInPortions, CLAIM_COLUMNS, COMPARE_COLUMNS, DOCUMENT_COLUMNS, EVENT_COLUMNS, JUDGEMENT_COLUMNS, MATRIX_COLUMNS, pairsOf, SOURCE_COLUMNS, valuesOf, written } from "./tables.ts";

export type ViewServices = Pick<Services, "situation" | "situationMap" | "situationEvents" | "sources" | "source" | "compare" | "table" | "eventPage">;

/** What stands behind the larger views of the desk; `eventOf` answers one event whole. */
export function viewServices(ledger: Ledger, situation: Situation, events: Events, shelf: Shelf, eventOf: (id: string) => Promise<EventAnswer | null>): ViewServices {
  const { atlas, directory } = shelf;
  const masks = new Masks(shelf);
  return {
    async situation(filter, { names, ...looking } = {}) { const answer = await situation.answer(filter, looking); return names === "masked" ? masks.situation(answer) : answer; },
    // Only places with coordinates are drawn, which the atlas names.
    situationMap: (filter, { names: _, ...looking }) => situation.map(filter, looking),
    async situationEvents(filter, { names, ...page }) { const answer = await situation.list(filter, page); return names === "masked" ? masks.rows(answer) : answer; },
    sources: (filter, page) => sources(situation, filter, page),
    source: (key) => source(key, situation, ledger, directory, (filter) => ledger.claims(meant(filter, atlas, directory))),
    compare: (a, b) => compare(ledger, events, directory, a, b),

    async table(name, format, query, names = "masked") {
      const masked = names === "masked";
      if (name === "events") return written(EVENT_COLUMNS, each(situation.allRows(query), (row) => (masked ? masks.row(row) : row)), format);
      if (name === "sources") return written(SOURCE_COLUMNS, [(await situation.sources(query)).map((source) => ({ ...source, name: masked ? withoutFolders(source.name) : source.name }))], format);
      if (name === "documents") return written(DOCUMENT_COLUMNS, [(await ledger.documents()).map((page) => (masked ? masks.page(page) : page))], format);
      if (name === "claims") return written(CLAIM_COLUMNS, claimsInPortions(ledger, query, async (claims) => (masked ? await masks.claims(claims, ledger) : claims)), format);
      if (name === "matrix") {
        const answer = await eventOf(query["event"] ?? "");
        return answer && written(MATRIX_COLUMNS, [valuesOf(masked ? masks.event(answer) : answer)], format);
      }
      if (name === "judgements") {
        const all = await ledger.judgements(), stand = new Set(standing(all).map(({ id }) => id));
        return written(JUDGEMENT_COLUMNS, [all.map((judgement) => ({ ...(masked ? masks.judgement(judgement) : judgement), stands: stand.has(judgement.id) }))], format);
      }
      const compared = await compare(ledger, events, directory, query["a"] ?? "", query["b"] ?? "");
      return compared && written(COMPARE_COLUMNS, [pairsOf(masked ? await masks.compared(compared, ledger) : compared)], format);
    },

    async eventPage(id, language, names = "masked") {
      const answer = await eventOf(id);
      return answer && (names === "masked" ? eventPage(masks.event(answer), language, true) : eventPage(answer, language));
    },
  };
}

async function* each<T>(portions: AsyncIterable<T[]>, made: (one: T) => T): AsyncGenerator<T[]> {
  for await (const portion of portions) yield portion.map(made);
}
