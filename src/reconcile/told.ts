import type { Directory } from "../directory/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { dayOf, hull, type Stretch } from "./calendar.ts";
import { byCode } from "./digest.ts";
import { factsOf, type Facts } from "./facts.ts";
import { hoursOf } from "./hours.ts";
import { incidentsOf, type Incident } from "./incident.ts";
import type { Kinship } from "./kinship.ts";
import { observed } from "./observation.ts";
import { outlineOf, type Outline } from "./outline.ts";
import { paperOf, type Paper } from "./paper.ts";

// How long before a page's own date lies what it reports without naming a day.
const NEWS_DAYS = 2;

/** What one page tells of: a matter of its own claims alone. */
export interface Told {
  paper: Paper;
  incidents: { incident: Incident; outline: Outline }[];
  /** Claims of no occurrence: opinion and the like. */
  apart: string[];
}

/** The days around which an undated claim of this page lies; null when the page is undated altogether. */
function aroundOf(document: Document, incidents: readonly Incident[]): Stretch | null {
  const published = dayOf(document.published);
  if (published !== null) return { from: published - NEWS_DAYS, to: published };
  return hull(incidents.filter((incident) => incident.when !== null && !incident.background).map((incident) => incident.when!));
}

/** Gathers a page's claims into incidents, story by story. */
export function toldBy(document: Document, claims: readonly Claim[], directory: Directory, kinship: Kinship): Told {
  const paper = paperOf(document, claims);
  const apart: string[] = [];
  const stories = new Map<number, Facts[]>();
  for (const claim of [...claims].sort((a, b) => byCode(a.id, b.id))) {
    if (claim.type === "assessment") { apart.push(claim.id); continue; }
    (stories.get(claim.story) ?? stories.set(claim.story, []).get(claim.story)!).push(factsOf(claim, paper, observed(claim, document), directory, hoursOf(claim, document.text)));
  }
  const told = [...stories].sort(([a], [b]) => a - b).map(([, facts]) => incidentsOf(facts, kinship));
  const incidents = told.flatMap((one) => one.incidents);
  const around = aroundOf(document, incidents);
  for (const one of told) for (const { claim } of one.apart) apart.push(claim.id);
  return { paper, incidents: incidents.map((incident) => ({ incident, outline: outlineOf(incident, around) })), apart };
}
