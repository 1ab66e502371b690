import { openApp } from "../app.ts";
import type { ClaimFilter } from "../ledger/index.ts";
import { checkFilter } from "./filters.ts";
import { claimLines, counted, NOTHING_KEPT } from "./lines.ts";
import { print, printJson, say, type Session } from "./terminal.ts";

export interface ClaimsOptions extends Omit<ClaimFilter, "document" | "offset"> { status?: string; json?: true; data?: string }

/** `recoupe claims`: the claims of the ledger that the filters leave. */
export async function claimsCommand({ json, data, status, limit, ...filter }: ClaimsOptions, session: Session): Promise<void> {
  checkFilter({ ...filter, ...(status !== undefined && { status }) });
  const app = await openApp({ data, toRead: true });
  if (app.onlyRead) session.tell({ ...app.onlyRead, severity: "warning" });
  try {
    let { claims } = await app.claims(filter);
    if (status !== undefined) {
      // A status is an event's; asked of claims it means those that such an event is made of.
      const { events } = await app.events({ status });
      const within = new Set(events.flatMap((event) => event.claims));
      claims = claims.filter((claim) => within.has(claim.id));
    }
    const all = claims.length;
    if (limit !== undefined) claims = claims.slice(0, limit);
    if (json) {
      const rules = await app.rulesOf(claims.map((claim) => claim.document));
      return printJson(claims.map((claim) => ({ ...claim, rules: rules.get(claim.document) ?? null })));
    }
    const documents = new Map((await app.documents()).documents.map((d) => [d.id, d]));
    for (const claim of claims) {
      const document = documents.get(claim.document);
      print(claimLines(claim, "•", document?.publisher ?? null));
      print(`     in ${document?.captured_from ?? claim.document}`);
    }
    if (documents.size === 0) return say(NOTHING_KEPT);
    say(claims.length < all ? `${counted(claims.length, "claim")} of ${all}.` : `${counted(all, "claim")}.`);
  } finally {
    await app.close();
  }
}
