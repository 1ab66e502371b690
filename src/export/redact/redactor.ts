import type { Document } from "../../page/index.ts";
import type { ActorRef, Claim, Derivation, Worded } from "../../reading/index.ts";
import type { Cited, Event } from "../../reconcile/index.ts";
import type { Range } from "../../text/index.ts";
import type { Bundle, ClaimItem } from "../dataset.ts";
import { withoutFolders } from "../sources.ts";
import { masked, namesIn, type Known } from "./mask.ts";

/** Pages whose names are remembered: a page's claims come one after the other. */
const REMEMBERED = 64;

/** Masks names of private persons in what is exported. Every text stays as long as it was, so that all offsets still hold. */
export class Redactor {
  readonly #known: Known;
  readonly #pages = new Map<string, readonly Range[]>();

  constructor(known: Known) {
    this.#known = known;
  }

  /** A text by itself. */
  text<T extends string | null>(text: T): T {
    return (text === null ? null : masked(text, 0, namesIn(text, this.#known))) as T;
  }

  item({ claim, page }: ClaimItem): ClaimItem {
    return { claim: this.claim(claim, page), page: this.page(page) };
  }

  bundle({ event, claims, pages, verdict }: Bundle): Bundle {
    return {
      event: this.#event(event, pages), verdict: verdict && { ...verdict, reason: this.text(verdict.reason) },
      claims: new Map([...claims].map(([id, claim]) => { const page = pages.get(claim.document); return [id, page ? this.claim(claim, page) : claim]; })),
      pages: new Map([...pages].map(([id, page]) => [id, this.page(page)])),
    };
  }

  /** The page's account of itself: its author is left out, its text is not for export. */
  page(page: Document): Document {
    return { ...page, captured_from: withoutFolders(page.captured_from), byline: null, title: this.text(page.title), text: "", blocks: [], evidence: {} };
  }

  claim(claim: Claim, page: Document): Claim {
    const names = this.#names(page);
    const cut = (text: string, start: number): string => (page.text.startsWith(text, start) ? masked(text, start, names) : this.text(text));
    const worded = <T extends Worded>(slot: T): T => ({ ...slot, text: cut(slot.text, slot.anchor.start) });
    const actor = (ref: ActorRef): ActorRef => ({ ...worded(ref), name: ref.id === null ? this.#own(ref.name, ref, cut) : ref.name });
    const derivation = (step: Derivation): Derivation => ({ ...step, words: cut(step.words, step.anchor.start), says: this.text(step.says), from: step.from.map(derivation) });
    const { start, exact, prefix, suffix, end } = claim.span;
    return {
      ...claim, span: { ...claim.span, exact: cut(exact, start), prefix: cut(prefix, start - prefix.length), suffix: cut(suffix, end) },
      initiators: claim.initiators.map(actor), targets: claim.targets.map(actor),
      places: claim.places.map((place) => ({ ...worded(place), name: place.id === null ? this.#own(place.name, place, cut) : place.name })),
      time: claim.time && worded(claim.time), counts: claim.counts.map((count) => ({ ...worded(count), of: this.text(count.of) })),
      attribution: claim.attribution.map((link) => ({ ...worded(link), cue: this.text(link.cue), source: link.source.id === null ? { ...link.source, name: this.#own(link.source.name, link, cut) } : link.source })),
      loaded: claim.loaded.map((one) => ({ ...one, exact: cut(one.exact, one.start) })), derivation: derivation(claim.derivation),
    };
  }

  /** A value with the words that say it, masked as their page is. */
  cited<T extends Pick<Cited<unknown>, "text" | "anchor">>(value: T, page: Document | undefined): T {
    const text = page?.text.startsWith(value.text, value.anchor.start) ? masked(value.text, value.anchor.start, this.#names(page)) : this.text(value.text);
    const said = (value as { value?: unknown }).value;
    // Ids, dates and figures hold no name; a place that the atlas does not know is named by the text's words.
    return { ...value, text, ...(typeof said === "string" ? { value: said === value.text ? text : this.text(said) } : {}) };
  }

  #event(event: Event, pages: ReadonlyMap<string, Document>): Event {
    const cited = <T extends Cited<unknown>>(value: T): T => this.cited(value, pages.get(value.document));
    const slot = <T extends Event["agreed"][number]>(one: T): T => ({ ...one, values: one.values.map(cited) });
    const bare = (sentence: string): string => event.origins.flatMap(({ name, outlets }) => [name, ...outlets.map((outlet) => outlet.name)])
      .reduce((said, name) => (withoutFolders(name) === name ? said : said.replaceAll(name, withoutFolders(name))), sentence);
    const named = <T extends { id: string | null; name: string }>(one: T): T => (one.id !== null && this.#known.directory.actor(one.id) !== null ? one : { ...one, name: this.text(one.name) });
    // The names of outlets are those of publishers, which are organisations.
    return {
      ...event, fatalities: { ...event.fatalities, rule: this.text(event.fatalities.rule) }, initiators: event.initiators.map(named), targets: event.targets.map(named), places: event.places.map((place) => (place.id === null ? named(place) : place)),
      origins: event.origins.map((origin) => (origin.id.startsWith("doc:") ? { ...origin, name: withoutFolders(origin.name) } : named(origin)))
        .map((origin) => ({ ...origin, reasons: origin.reasons.map(bare), outlets: origin.outlets.map((outlet) => ({ ...outlet, name: withoutFolders(outlet.name) })) })),
      agreed: event.agreed.map(slot), contested: event.contested.map(slot),
      versions: event.versions.map((version) => ({ ...version, types: version.types.map(cited), tolls: version.tolls.map((toll) => ({ ...cited(toll), of: this.text(toll.of) })) })),
      documents: event.documents.map((document) => ({ ...document, captured_from: withoutFolders(document.captured_from) })),
    };
  }

  /** A name that is the text's own words is masked as these are. */
  #own(name: string, slot: Worded, cut: (text: string, start: number) => string): string {
    return name === slot.text ? cut(name, slot.anchor.start) : this.text(name);
  }

  #names(page: Document): readonly Range[] {
    const held = this.#pages.get(page.id);
    if (held) return held;
    const names = namesIn(page.text, this.#known);
    if (this.#pages.size >= REMEMBERED) this.#pages.delete(this.#pages.keys().next().value!);
    this.#pages.set(page.id, names);
    return names;
  }
}
