import type { Pack } from "../rule.ts";
import { ar } from "./ar/pack.ts";
import { en } from "./en/pack.ts";
import { fr } from "./fr/pack.ts";

/** Every language that recoupe reads: one line each. */
export const packs: readonly Pack[] = [ar, en, fr];
