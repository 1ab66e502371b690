import type { Header } from "../../export/index.ts";
import type { Judgement, Ledger } from "../../ledger/index.ts";
import type { Event } from "../../reconcile/index.ts";
import { namesNow, reviewOf } from "../review.ts";

/** Documents asked for at once. */
const TOGETHER = 2000;

/** Tells why an item comes out otherwise than in an earlier export, out of what the ledger has recorded since. */
export class Why {
  readonly #ledger: Ledger;
  readonly #earlier: Header;
  readonly #rules: ReadonlySet<string>;
  #judged: { all: Judgement[]; names: ReadonlyMap<string, string> } | null = null;
  #arrived: Set<string> | null = null;

  constructor(ledger: Ledger, earlier: Header) {
    this.#ledger = ledger;
    this.#earlier = earlier;
    this.#rules = new Set(earlier.rules.map(({ rules }) => rules));
  }

  /** In plain words, the causes parted by "; ": people's decisions, pages that came, pages that newer rules have read, another recoupe. */
  async of(event: Pick<Event, "documents"> | Event, now: Header): Promise<string> {
    const said: string[] = [];
    if ("decisions" in event) {
      const { all, names } = (this.#judged ??= await this.#judgements());
      const since = reviewOf(event, all, names).log.filter(({ at }) => at >= this.#earlier.exported);
      if (since.length > 0) said.push(`people's decisions: ${[...new Set(since.map(({ verb }) => verb))].join(", ")}`);
    }
    const pages = event.documents.map(({ id }) => id), arrived = (this.#arrived ??= await this.#arrivals());
    const came = pages.filter((id) => arrived.has(id));
    if (came.length > 0) said.push(came.length === 1 ? "a page that came since" : `${came.length} pages that came since`);
    for (const id of pages) {
      if (arrived.has(id) || this.#rules.has(await this.#ledger.rulesOf(id) ?? "")) continue;
      said.push("read by newer rules");
      break;
    }
    if (now.recoupe !== this.#earlier.recoupe) said.push(`recoupe ${now.recoupe} in the place of ${this.#earlier.recoupe}`);
    return said.join("; ") || "computed anew";
  }

  async #judgements(): Promise<{ all: Judgement[]; names: ReadonlyMap<string, string> }> {
    const all = await this.#ledger.judgements();
    return { all, names: await namesNow(this.#ledger, all) };
  }

  async #arrivals(): Promise<Set<string>> {
    const found = new Set<string>();
    for (let after = this.#earlier.ledger.record; ;) {
      const some = await this.#ledger.arrivals(after, TOGETHER);
      for (const { id } of some) found.add(id);
      if (some.length < TOGETHER) return found;
      after = some.at(-1)!.arrival;
    }
  }
}
