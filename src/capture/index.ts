export { Fetcher, Postponed, PAGES, FEEDS, FILES, type Asked, type Fetched } from "./fetch.ts";
export { realWorld, testWeb, LIMITS, type World, type Limits } from "./world.ts";
