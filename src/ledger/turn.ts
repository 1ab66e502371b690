import type { Ledger, Turn } from "./ledger.ts";

/** A turn that keeps nobody away: what two processes work out from the same is refused to the later one. */
export async function turnOf(ledger: Pick<Ledger, "waiting" | "refile">, { limit, until }: Parameters<Ledger["take"]>[0]): Promise<Turn | null> {
  const { documents, judgements, ...rest } = await ledger.waiting({ limit });
  const own = { documents: documents.filter(({ record }) => record <= until), judgements: judgements.filter(({ record }) => record <= until) };
  if (own.documents.length + own.judgements.length === 0) return null;
  return { ...rest, ...own, alone: async () => undefined, refile: (change) => ledger.refile(change), end: async () => undefined };
}
