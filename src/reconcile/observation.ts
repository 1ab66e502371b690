import { foldName } from "../text/index.ts";
import type { Claim } from "../reading/index.ts";
import type { Document } from "../page/index.ts";

// Words by which a page says that its own people saw or heard it, folded, by language. Only the first person counts:
// "an AFP correspondent saw" is AFP's observation, not that of the page that prints it.
const OBSERVED: Record<string, readonly string[]> = {
  en: ["our correspondent", "our correspondents", "our reporter", "our reporters", "our team saw", "our journalists", "our own reporter", "seen by our"],
  fr: ["notre correspondant", "notre correspondante", "nos correspondants", "notre envoye special", "notre envoyee speciale", "nos envoyes speciaux", "notre reporter", "nos journalistes", "a constate notre", "ont constate nos"],
  ar: ["مراسلنا", "مراسلتنا", "مراسلونا", "مراسلينا", "موفدنا", "موفدتنا", "شاهد مراسل", "فريقنا"],
};

const PHRASES: readonly string[] = Object.values(OBSERVED).flat().map((phrase) => ` ${foldName(phrase)} `);
const REACH = 300;

/** Whether the page states its own observation in the sentence that holds the claim. */
export function observed(claim: Claim, document: Document): boolean {
  const { text } = document;
  const before = text.slice(Math.max(0, claim.span.start - REACH), claim.span.start);
  const after = text.slice(claim.span.end, claim.span.end + REACH);
  const opening = Math.max(before.lastIndexOf("\n"), before.lastIndexOf(". "), before.lastIndexOf("؟"), before.lastIndexOf("! "));
  const ends = ["\n", ". ", "؟", "! "].map((mark) => after.indexOf(mark)).filter((at) => at >= 0);
  const sentence = before.slice(opening + 1) + claim.span.exact + after.slice(0, ends.length === 0 ? after.length : Math.min(...ends));
  const folded = ` ${foldName(sentence)} `;
  return PHRASES.some((phrase) => folded.includes(phrase));
}
