import type { Actor, Directory } from "../directory/index.ts";
import type { Document } from "../page/index.ts";
import type { Link, SourceRef } from "../reading/index.ts";
import { foldName } from "../text/index.ts";
import type { Appearance } from "./appearances.ts";
import type { Facts } from "./facts.ts";
import type { Paper } from "./paper.ts";

/** Who says a claim: the last link of its chain, or the page itself. */
export interface Voice {
  /** Actor id; `doc:` and the publisher or page; `unnamed:`, its outlet and the side it is put on; `named:` and a name nobody knows. */
  id: string;
  name: string;
  actor: Actor | null;
  /** The page speaks for itself. */
  own: boolean;
  /** It is the page's own observation. */
  observed: boolean;
  /** Why it may not be the outlet's that the page names as its own; null when nothing speaks against it. */
  doubt: string | null;
  unnamed: boolean;
  /** The side that the words put an unnamed source on. */
  side: string | null;
  /** Ids of the voices that relay it, the page first. */
  relays: { id: string; name: string }[];
  /** The last of them: the outlet that quotes it; the page itself when it speaks for itself. */
  outlet: string;
  /** Whether the page that carries it copies another page. */
  reprint: boolean;
}

interface Outlet { id: string; name: string; actor: Actor | null; reprint: boolean; doubt: string | null }

const OUTLETS: ReadonlySet<Actor["kind"]> = new Set(["media", "news-agency"]);

/** The host that a page was captured from, by its own account or its reader's; null when it came from a file. */
function hostOf(document: Paper): string | null {
  const address = [document.url, document.captured_from].find((one) => one !== null && /^https?:\/\//i.test(one) && URL.canParse(one));
  return address ? new URL(address).hostname.replace(/^www\./, "") : null;
}

/** Whether a host is named after the actor: "tasnimnews.com" after the Tasnim News Agency. */
function namedAfter(host: string, actor: Actor): boolean {
  const label = foldName(bare(host).split(" ").at(-1) ?? "").replaceAll(" ", "");
  const names = [actor.name, actor.aliases, actor.contextual].flatMap((each) => Object.values(each)).flat();
  return label.length > 1 && names.some((name) => {
    const folded = foldName(name).replaceAll(" ", "");
    return folded === label || (label.length > 3 && folded.startsWith(label));
  });
}

/** The outlet's name without what only an address has. */
function bare(name: string): string {
  const host = name.trim().toLowerCase().replace(/^https?:\/\//, "").split("/")[0] ?? "";
  if (!/^[a-z0-9.-]+\.[a-z]{2,}$/.test(host)) return name;
  const parts = host.replace(/^www\./, "").split(".");
  const country = parts.length > 2 && (parts.at(-2)?.length ?? 0) <= 3 ? 2 : 1;
  return parts.slice(0, -country).join(" ") || name;
}

/** How a page names itself: its publisher, else the outlet that it republishes, else its address. */
export function labelOf(document: Pick<Document, "publisher" | "republished_from" | "url" | "captured_from">): string {
  return document.publisher ?? document.republished_from ?? document.url ?? document.captured_from;
}

/** Looks publishers up in the directory, and remembers what it found for as long as it is kept. */
export class Publishers {
  readonly #directory: Directory;
  readonly #found = new Map<string, Actor | null>();

  constructor(directory: Directory) { this.#directory = directory; }

  /** The actor that a publisher's name means, media and agencies first; null when the directory has none. */
  find(name: string, language: string): Actor | null {
    const asked = `${language} ${name}`;
    let found = this.#found.get(asked);
    if (found === undefined) this.#found.set(asked, found = this.#look(name, language));
    return found;
  }

  actor(id: string): Actor | null { return this.#directory.actor(id); }

  #look(name: string, language: string): Actor | null {
    for (const key of new Set([foldName(name), foldName(bare(name))])) {
      if (key === "") continue;
      const found = this.#directory.find(key, language).filter((match) => match.via !== "contextual")
        .map((match) => this.#directory.actor(match.actor)).filter((actor) => actor !== null);
      const chosen = found.find((actor) => OUTLETS.has(actor.kind)) ?? found.find((actor) => actor.kind === "monitor") ?? found[0];
      if (chosen) return chosen;
    }
    return null;
  }
}

/** Says whose voice each claim of one event is; knows each page's outlet and which pages are copies of which. */
export class Voices {
  readonly #publishers: Publishers;
  readonly #papers: ReadonlyMap<string, Paper>;
  readonly #appearances: ReadonlyMap<string, Appearance>;
  readonly #outlets = new Map<string, Outlet>();

  readonly #apart: (a: string, b: string) => boolean;

  /** `apart` says of two outlets that a person declared them independent: what the one has from the other is then its own. */
  constructor(papers: ReadonlyMap<string, Paper>, appearances: ReadonlyMap<string, Appearance>, publishers: Publishers, apart: (a: string, b: string) => boolean = () => false) {
    this.#papers = papers;
    this.#apart = apart;
    this.#appearances = appearances;
    this.#publishers = publishers;
  }

  /** The id of the outlet whose voice a page's own sentences are. */
  outletOf(document: string): string {
    return this.#outlet(this.#papers.get(document)!).id;
  }

  #publisher(name: string, language: string): Actor | null {
    return this.#publishers.find(name, language);
  }

  /** The outlet whose voice a page's own sentences are: the one it republishes or copies, else its publisher. */
  #outlet(document: Paper): Outlet {
    let outlet = this.#outlets.get(document.id);
    if (outlet) return outlet;
    const copied = this.#appearances.get(document.id);
    const first = copied !== undefined && copied.as !== "echo" ? this.#papers.get(copied.first) : undefined;
    const taken = document.republished_from !== null && !this.#apart(this.selfOf(document.id).id, this.#self(document, document.republished_from).id);
    const named = taken ? document.republished_from : document.publisher;
    if (first !== undefined && document.republished_from === null) {
      outlet = { ...this.#outlet(first), reprint: true };
    } else if (named === null) {
      const site = document.url === null ? null : this.#publisher(document.url, document.language);
      outlet = { id: site?.id ?? `doc:${document.id}`, name: site === null ? labelOf(document) : this.#name(site, document.language), actor: site, reprint: false, doubt: null };
    } else {
      const self = this.#self(document, named);
      outlet = { ...self, reprint: taken, doubt: self.actor === null ? null : this.#doubt(document, self.actor) };
    }
    this.#outlets.set(document.id, outlet);
    return outlet;
  }

  #self(document: Paper, named: string): { id: string; name: string; actor: Actor | null } {
    const actor = this.#publisher(named, document.language);
    return { id: actor?.id ?? `doc:${foldName(bare(named)) || document.id}`, name: actor === null ? named : this.#name(actor, document.language), actor };
  }

  /** A page as it names itself, whatever it republishes or copies. */
  selfOf(document: string): { id: string; name: string } {
    const paper = this.#papers.get(document)!;
    const named = paper.publisher ?? paper.url;
    const self = named === null ? null : this.#self(paper, named);
    return self === null || (paper.publisher === null && self.actor === null) ? { id: `doc:${document}`, name: labelOf(paper) } : self;
  }

  /** Why the outlet of a page may not have said what the page says. */
  #doubt(document: Paper, actor: Actor): string | null {
    const { publisher, republished_from, language } = document;
    const name = this.#name(actor, "en");
    // "Source: X" under a text does not tell which of its sentences are X's, nor whose "our correspondent" is.
    if (republished_from !== null) return publisher === null || this.#publisher(publisher, language)?.id === actor.id ? null : `${publisher} names ${name} only as where it has its text from.`;
    // Anybody can write an agency's name into the head of a page.
    const host = hostOf(document);
    return host === null || namedAfter(host, actor) ? null : `The page names ${name} as its publisher, but it comes from ${host}, which is not known to be ${name}'s.`;
  }

  #name(actor: Actor, language: string): string {
    return actor.name[language] ?? actor.name.en ?? actor.id;
  }

  #source(source: SourceRef, outlet: { id: string; name: string }): { id: string; actor: Actor | null; unnamed: boolean } {
    const actor = source.id === null ? null : this.#publishers.actor(source.id);
    if (actor !== null && actor.kind !== "unnamed") return { id: actor.id, actor, unnamed: false };
    if (source.kind === "unnamed" || actor !== null || source.id === "unnamed" || foldName(source.name) === "") {
      return { id: `unnamed:${outlet.id}${source.side === null ? "" : `:${source.side}`}`, actor: null, unnamed: true };
    }
    return { id: source.id ?? `named:${foldName(source.name)}`, actor: null, unnamed: false };
  }

  /** The voice behind a claim, as its own page has it. */
  of({ claim, observed, document }: Facts): Voice {
    const outlet = this.#outlet(document);
    const page = { id: outlet.id, name: outlet.name };
    const relays = [page];
    const last: Link | undefined = claim.attribution.at(-1);
    for (const link of claim.attribution.slice(0, -1)) {
      const { id } = this.#source(link.source, relays.at(-1)!);
      if (id !== relays.at(-1)!.id) relays.push({ id, name: link.source.name });
    }
    const quoting = relays.at(-1)!;
    const source = last === undefined ? null : this.#source(last.source, quoting);
    // An outlet that quotes itself or its own reporter is the publisher.
    if (source === null || last === undefined || source.id === outlet.id) {
      return {
        ...page, actor: outlet.actor, own: true, observed: outlet.doubt === null && observed, doubt: outlet.doubt, unnamed: false, side: null,
        relays: [page], outlet: page.id, reprint: outlet.reprint,
      };
    }
    return {
      id: source.id, name: source.actor === null ? last.source.name || source.id : this.#name(source.actor, document.language), actor: source.actor, own: false, observed: false, doubt: null, unnamed: source.unnamed,
      side: source.unnamed ? last.source.side : null, relays, outlet: quoting.id, reprint: outlet.reprint,
    };
  }
}
