import type { Document } from "../../page/index.ts";
import type { ActorRef, Claim, Derivation, Worded } from "../../reading/index.ts";
import type { Event } from "../../reconcile/index.ts";
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
      event: this.#event(event), verdict: verdict && { ...verdict, reason: this.text(verdict.reason) },
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

  #event(event: Event): Event {
    const named = <T extends { id: string | null; name: string }>(one: T): T => (one.id !== null && this.#known.directory.actor(one.id) !== null ? one : { ...one, name: this.text(one.name) });
    // The names of outlets are those of publishers, which are organisations.
    return {
      ...event, fatalities: { ...event.fatalities, rule: this.text(event.fatalities.rule) }, initiators: event.initiators.map(named), targets: event.targets.map(named), places: event.places.map((place) => (place.id === null ? named(place) : place)),
      origins: event.origins.map((origin) => (origin.id.startsWith("doc:") ? { ...origin, name: withoutFolders(origin.name) } : named(origin)))
        .map((origin) => ({ ...origin, outlets: origin.outlets.map((outlet) => ({ ...outlet, name: withoutFolders(outlet.name) })) })),
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
