import { itemNumber, type Ledger } from "../ledger/index.ts";

/** What working events out asks of the ledger. */
type Asked = Pick<Ledger, "filed" | "find" | "manyFiled" | "items" | "inOrder" | "redirected" | "claimsById" | "claimsOf" | "documentsById" | "judgements" | "refile">;

/** The ledger, with note taken of the numbers under which derived items were asked for: what comes out hangs on them. */
export class Reads implements Asked {
  readonly #ledger: Asked;
  readonly numbers = new Set<number>();

  constructor(ledger: Asked) {
    this.#ledger = ledger;
  }

  #note(keys: Iterable<number>): void {
    for (const key of keys) this.numbers.add(key);
  }

  async filed(keys: number[], limit?: number): ReturnType<Asked["filed"]> { this.#note(keys); return await this.#ledger.filed(keys, limit); }
  async find(question: Parameters<Asked["find"]>[0]): ReturnType<Asked["find"]> { this.#note(question.all.flat()); return await this.#ledger.find(question); }
  async manyFiled(key: number, most: number): Promise<number> { this.#note([key]); return await this.#ledger.manyFiled(key, most); }
  async items(ids: string[]): ReturnType<Asked["items"]> { this.#note(ids.map(itemNumber)); return await this.#ledger.items(ids); }
  async redirected(id: string): Promise<string | null> { this.#note([itemNumber(id)]); return await this.#ledger.redirected(id); }
  /** Only making everything anew goes through all items, and then nobody else writes. */
  async inOrder(...asked: Parameters<Asked["inOrder"]>): ReturnType<Asked["inOrder"]> { return await this.#ledger.inOrder(...asked); }
  async claimsById(ids: string[]): ReturnType<Asked["claimsById"]> { return await this.#ledger.claimsById(ids); }
  async claimsOf(documents: string[]): ReturnType<Asked["claimsOf"]> { return await this.#ledger.claimsOf(documents); }
  async documentsById(ids: string[]): ReturnType<Asked["documentsById"]> { return await this.#ledger.documentsById(ids); }
  async judgements(subject?: string): ReturnType<Asked["judgements"]> { return await this.#ledger.judgements(subject); }
  async refile(change: Parameters<Asked["refile"]>[0]): ReturnType<Asked["refile"]> { return await this.#ledger.refile(change); }
}
