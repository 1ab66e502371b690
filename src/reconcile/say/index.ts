export type { SayLanguage } from "./books.ts";
export { paragraph } from "./paragraph.ts";
export { summarise } from "./summary.ts";
