import type { Document } from "../page/index.ts";
import type { EventFormat, EventItem } from "./dataset.ts";
import { sentenceOf } from "./header.ts";
import { withoutFolders } from "./sources.ts";

const UNJUDGED = "no person's verdict";
const VERDICTS: Record<string, string> = { confirm: "Confirmed", refute: "Refuted", undetermined: "Undetermined" };
const article = (page: Document): object => ({
  "@type": "NewsArticle", identifier: page.id, ...(page.url === null ? {} : { url: page.url }), ...(page.title === null ? {} : { headline: page.title }),
  ...(page.published === null ? {} : { datePublished: page.published }), ...(page.publisher === null ? {} : { publisher: { "@type": "Organization", name: page.publisher } }),
  ...(page.language === "und" ? {} : { inLanguage: page.language }),
});

/** The words that are reviewed: the first ones that tell of the event, else the first. */
function wordsOf({ event, claims }: EventItem): string | null {
  const all = event.claims.map((id) => claims.get(id)).filter((claim) => claim !== undefined);
  return (all.find(({ type, polarity, factuality }) => type === event.type && polarity === "positive" && factuality !== "unknown") ?? all[0])?.span.exact ?? null;
}

function review(item: EventItem, words: string, verdict: NonNullable<EventItem["verdict"]>): object {
  const { event, pages } = item;
  return {
    "@type": "ClaimReview", identifier: verdict.id, claimReviewed: words, datePublished: verdict.at, author: { "@type": "Person", name: verdict.author },
    reviewBody: verdict.reason,
    // No number: a verdict is no mark on a scale.
    reviewRating: { "@type": "Rating", alternateName: VERDICTS[verdict.verb] ?? verdict.verb, ratingExplanation: verdict.reason },
    itemReviewed: {
      "@type": "Claim", identifier: event.id, text: words,
      author: event.origins.map(({ name }) => ({ "@type": "Organization", name: withoutFolders(name) })),
      appearance: event.documents.map(({ id }) => pages.get(id)).filter((page) => page !== undefined).map(article),
    },
  };
}

/** Events with a person's verdict as schema.org ClaimReview (https://schema.org/ClaimReview), in one DataFeed. */
export const claimreview: EventFormat = {
  name: "claimreview", of: "events", extension: "jsonld", media: "application/ld+json", open: true, columns: null,
  begin: (header) => `${JSON.stringify({
    "@context": "https://schema.org", "@type": "DataFeed", identifier: header.id, description: sentenceOf(header), dateModified: header.exported,
    isBasedOn: { "@type": "CreativeWork", identifier: `ledger:${header.ledger.record}:${header.ledger.digest}` },
  }).slice(0, -1)},"dataFeedElement":[\n`,
  between: ",\n", end: "\n]}\n", unjudged: UNJUDGED,
  write: (item) => {
    const id = item.event.id, words = wordsOf(item);
    if (item.verdict === null || words === null) return { id, left: UNJUDGED };
    return { id, text: JSON.stringify({ "@type": "DataFeedItem", item: review(item, words, item.verdict) }) };
  },
};
