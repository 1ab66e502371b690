import type { Document } from "../page/index.ts";
import type { Claim, Link } from "../reading/index.ts";
import type { ClaimFormat, Header } from "./dataset.ts";
import { sentenceOf } from "./header.ts";

const CONTEXT = ["http://www.w3.org/ns/anno.jsonld", { prov: "http://www.w3.org/ns/prov#" }];
const urn = (id: string): string => `urn:recoupe:${id.replace(/[^A-Za-z0-9:._~-]/gu, (sign) => encodeURIComponent(sign))}`;

/** Where the page is: its address where it has one, else its digest. */
function sourceOf(page: Document): string {
  for (const address of [page.url, page.captured_from]) if (address !== null && /^https?:\/\/[^\s<>"{}|\\^`]+$/u.test(address)) return address;
  return urn(page.id);
}

/** Who is behind one link of the chain. */
function agent({ source }: Link): object {
  return { ...(source.id === null ? {} : { id: urn(`actor:${source.id}`) }), type: "prov:Agent", label: source.name };
}

/** What the page relays, link by link: each derived from what the next one said, the origin's words last. */
function relayed(claim: Claim, at = 0): object | null {
  const link = claim.attribution[at];
  if (!link) return null;
  const further = relayed(claim, at + 1);
  return { id: urn(`${claim.id}:link:${at + 1}`), type: "prov:Entity", "prov:wasAttributedTo": agent(link), ...(further === null ? {} : { "prov:wasDerivedFrom": further }) };
}

const range = (low: number | null, high: number | null): string => (low === high ? String(low ?? "") : `${low ?? ""}..${high ?? ""}`);

function described(claim: Claim): string {
  const parts = [
    claim.initiators.length > 0 && `initiators: ${claim.initiators.map(({ name }) => name).join(", ")}`,
    claim.targets.length > 0 && `targets: ${claim.targets.map(({ name }) => name).join(", ")}`,
    claim.places.length > 0 && `places: ${claim.places.map(({ name, role }) => `${role} ${name}`).join(", ")}`,
    claim.time?.start && `time: ${claim.time.start}/${claim.time.end ?? ".."}`,
    claim.counts.length > 0 && `counts: ${claim.counts.map(({ quantity, low, high }) => `${quantity} ${range(low, high)}`).join(", ")}`,
  ];
  return parts.filter(Boolean).join("; ");
}

const tag = (purpose: string, value: string): object => ({ type: "TextualBody", purpose, value, format: "text/plain" });

function annotation(claim: Claim, page: Document): object {
  const says = described(claim), chain = relayed(claim), { start, end, exact, prefix, suffix } = claim.span;
  const places = claim.places.flatMap(({ id }) => (id?.startsWith("gn:") ? [{ type: "SpecificResource", purpose: "identifying", source: `https://sws.geonames.org/${id.slice(3)}/` }] : []));
  return {
    id: urn(claim.id), type: "Annotation", motivation: "classifying",
    body: [
      tag("classifying", claim.type), tag("tagging", `factuality: ${claim.factuality}`), tag("tagging", `polarity: ${claim.polarity}`),
      ...(says === "" ? [] : [tag("describing", says)]), ...places,
    ],
    target: {
      type: "SpecificResource", source: { id: sourceOf(page), type: "Text", ...(page.language === "und" ? {} : { language: page.language }) },
      selector: [{ type: "TextQuoteSelector", exact, prefix, suffix }, { type: "TextPositionSelector", start, end }],
      state: { type: "TimeState", cached: urn(page.id), ...(page.captured === null ? {} : { sourceDate: page.captured }) },
    },
    "prov:wasQuotedFrom": {
      id: urn(page.id), type: "prov:Entity",
      ...(page.publisher === null ? {} : { "prov:wasAttributedTo": { type: "prov:Agent", label: page.publisher } }),
      ...(chain === null ? {} : { "prov:wasDerivedFrom": chain }),
    },
  };
}

/** The collection without its items: made by recoupe, out of one state of the ledger, by these rules. */
function collectionOf(header: Header): object {
  const software = { id: "urn:recoupe:software", type: ["Software", "prov:SoftwareAgent"], name: `recoupe ${header.recoupe}` };
  return {
    "@context": CONTEXT, id: urn(header.id), type: "AnnotationCollection", label: sentenceOf(header), generated: header.exported, generator: software,
    "prov:wasGeneratedBy": {
      type: "prov:Activity", "prov:wasAssociatedWith": { id: software.id },
      "prov:used": [{ id: urn(`ledger:${header.ledger.record}:${header.ledger.digest}`), type: "prov:Entity" }, ...header.rules.map(({ rules }) => ({ id: urn(`rules:${rules}`), type: "prov:Plan" }))],
    },
  };
}

/** Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), their chains as PROV (https://www.w3.org/TR/prov-o/), in one collection. */
export const annotations: ClaimFormat = {
  name: "annotations", of: "claims", extension: "jsonld", media: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', open: true, columns: null,
  begin: (header) => `${JSON.stringify(collectionOf(header)).slice(0, -1)},"first":{"id":${JSON.stringify(urn(`${header.id}:page:1`))},"type":"AnnotationPage","startIndex":0,"items":[\n`,
  between: ",\n", end: "\n]}}\n",
  write: ({ claim, page }) => ({ id: claim.id, text: JSON.stringify(annotation(claim, page)) }),
};
