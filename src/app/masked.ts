import type { CompareAnswer, EventAnswer, EventRow, SituationAnswer, RowsAnswer } from "../desk/index.ts";
import { Redactor, withoutFolders } from "../export/index.ts";
import type { Judgement, Ledger } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { wordsOf } from "./export/ordinary.ts";
import type { Shelf } from "./shelf.ts";
import { summariesOf } from "./words.ts";

// What the desk gives away to be sent on, with names of private persons masked: docs/decisions/what-is-masked.md says what that is.

const ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|sha256:)/iu;

/** Masks answers of one shelf. What tells names from other words is made ready at the first use. */
export class Masks {
  readonly #shelf: Shelf;
  #made: Redactor | null = null;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  get #redactor(): Redactor {
    return (this.#made ??= new Redactor({ ...this.#shelf, ...wordsOf(this.#shelf.directory) }));
  }

  /** An event with its evidence. What recoupe says of it in its own words is said anew, out of the masked ones. */
  event(answer: EventAnswer): EventAnswer {
    const redactor = this.#redactor, pages = new Map(answer.documents.map((page) => [page.id, page]));
    const bundle = redactor.bundle({ event: answer.event, claims: new Map(answer.claims.map((claim) => [claim.id, claim])), pages, verdict: null });
    const claims = [...bundle.claims.values()], documents = [...bundle.pages.values()];
    const rows = answer.matrix.rows.map((row) => ({
      ...row, cells: row.cells.map((cell) => ({ ...cell, values: cell.values.map((value) => redactor.cited(value, pages.get(value.document))) })),
    }));
    return {
      ...answer, event: bundle.event, claims, documents, matrix: { ...answer.matrix, rows },
      review: { ...answer.review, records: answer.review.records.map((record) => this.judgement(record)) },
      problems: answer.problems.map((one) => ({ ...one, message: redactor.text(one.message) })),
      ...summariesOf([bundle.event], documents, claims, this.#shelf.directory),
    };
  }

  /** A line of the list: its origins are organisations or have no name; a place that the atlas does not know may be anything. */
  row(row: EventRow): EventRow {
    const redactor = this.#redactor;
    return {
      ...row, places: row.places.map((place) => (place.id === null ? { ...place, name: redactor.text(place.name) } : place)),
      killed: row.killed && { ...row.killed, said: row.killed.said.map((text) => redactor.text(text)) }, origins: row.origins.map((origin) => ({ ...origin, name: withoutFolders(origin.name) })),
    };
  }

  rows<T extends RowsAnswer>(answer: T): T {
    return { ...answer, rows: answer.rows.map((row) => this.row(row)) };
  }

  /** The situation; its sentence names places, and is left out where one of them is no known place. */
  situation(answer: SituationAnswer): SituationAnswer {
    const shown = this.rows(answer), redactor = this.#redactor;
    const same = shown.rows.every((row, at) => row.places.every(({ name }, place) => name === answer.rows[at]!.places[place]!.name));
    const places = answer.facets.places.map((place) => (place.id === null ? { ...place, name: redactor.text(place.name) } : place));
    const sources = answer.facets.sources.map((source) => ({ ...source, name: withoutFolders(source.name) }));
    return { ...shown, facets: { ...answer.facets, places, sources }, summary: same ? answer.summary : null };
  }

  judgement<T extends Judgement>(judgement: T): T {
    const { value } = judgement;
    return { ...judgement, reason: this.#redactor.text(judgement.reason), ...(value === undefined ? {} : { value: ADDRESS.test(value) ? value : this.#redactor.text(value) }) };
  }

  /** What a list of pages shows of one. */
  page<T extends Pick<Document, "title" | "captured_from">>(page: T): T {
    return { ...page, title: this.#redactor.text(page.title), captured_from: withoutFolders(page.captured_from) };
  }

  /** Claims of these pages, masked as their pages are as wholes. */
  async claims(claims: readonly Claim[], ledger: Ledger): Promise<Claim[]> {
    const pages = new Map((await ledger.documentsById([...new Set(claims.map(({ document }) => document))])).map((page) => [page.id, page]));
    return claims.map((claim) => { const page = pages.get(claim.document); return page === undefined ? claim : this.#redactor.claim(claim, page); });
  }

  async compared(answer: CompareAnswer, ledger: Ledger): Promise<CompareAnswer> {
    const masked = async (row: CompareAnswer["rows"][number]): Promise<CompareAnswer["rows"][number]> => ({ ...row, a: await this.claims(row.a, ledger), b: await this.claims(row.b, ledger) });
    const rows: CompareAnswer["rows"] = [];
    for (const row of answer.rows) rows.push(await masked(row));
    return { ...answer, rows };
  }
}
