export * from "./document.ts";
export { furnitureFrom, foldPhrase } from "./furniture.ts";
export { readPage, type PageOptions } from "./read.ts";
export { MAX_BYTES } from "./sniff.ts";
