import type { CitedTie, SourceAnswer, SourcesAnswer, SituationFilter } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { ClaimFilter, Judgement, Ledger } from "../ledger/index.ts";
import type { Claim } from "../reading/index.ts";
import { standing, tieSubject } from "../reconcile/index.ts";
import { cardsFor } from "./cards.ts";
import type { Situation } from "./situation/situation.ts";

const LISTED = 100, SHOWN = 50, QUOTED = 100;

/** A page of the sources that speak in the events that a filter lets through. */
export async function sources(situation: Situation, filter: SituationFilter, { limit = LISTED, offset = 0 }: { limit?: number; offset?: number }): Promise<SourcesAnswer> {
  const all = await situation.sources(filter), page = all.slice(offset, offset + limit);
  return { sources: page, found: all.length, offset, actors: situation.cards(page.flatMap(({ ties }) => ties.map(({ to }) => to))) };
}

/** One source by its key; null where it speaks in no event. `claims` finds claims by a filter, names meant as the atlas and the directory know them. */
export async function source(key: string, situation: Situation, ledger: Ledger, directory: Directory, claims: (filter: ClaimFilter) => Promise<Claim[]>): Promise<SourceAnswer | null> {
  const one = (await situation.sources({})).find((row) => row.key === key);
  if (!one) return null;
  const actor = one.id === null ? null : directory.actor(one.id);
  const { events, found } = await situation.spokenBy(key, SHOWN);
  const said = await claims({ source: one.id ?? one.name, limit: QUOTED });
  const judgements = standing(await ledger.judgements());
  const ties: CitedTie[] = [
    ...(actor?.ties ?? []).map((tie) => cited(tie, one.id!, judgements)),
    ...(one.id === null ? [] : [...directory.all()].flatMap((other) => other.ties.filter(({ to }) => to === one.id).map((tie) => cited(tie, other.id, judgements)))),
  ];
  const cards = cardsFor(said, events, directory);
  return { source: one, notes: actor?.notes ?? null, ties, rows: situation.rows(events), found, claims: said, actors: { ...cards, ...situation.cards(ties.flatMap(({ to, owner }) => [to, owner])) } };
}

function cited(tie: Omit<CitedTie, "owner" | "citations">, owner: string, judgements: readonly Judgement[]): CitedTie {
  const subject = tieSubject(owner, tie.relation, tie.to);
  return { ...tie, owner, citations: judgements.filter((one) => one.subject === subject).map(({ at, author, verb, reason, value }) => ({ at, author, verb, reason, value: value ?? null })) };
}
