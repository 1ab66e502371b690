export { Fetcher, Postponed, PAGES, FEEDS, FILES, contentType, type Asked, type Fetched } from "./fetch.ts";
export { realWorld, testWeb, LIMITS, type World, type Limits } from "./world.ts";
export { notAnArticle } from "./recognise.ts";
export { signsOf, type Signs } from "./signs.ts";
export { textOfPdf } from "./pdf.ts";
export { waczOf } from "./wacz.ts";
export { digest } from "./warc-write.ts";
export { Journal, type Visit } from "./visits.ts";
