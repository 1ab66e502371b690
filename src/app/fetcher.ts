import { Fetcher, realWorld, testWeb } from "../capture/index.ts";

/**
 * What fetches addresses for this process. RECOUPE_CONTACT tells sites whom they can reach about it; RECOUPE_TEST_WEB is for tests
 * only (a port of this machine that answers for every name ending in `.test`, and for nothing else).
 */
export function openFetcher(version: string, { afterPause = false, pause }: { afterPause?: boolean; pause?: number | undefined } = {}, env: NodeJS.ProcessEnv = process.env): Fetcher {
  const web = testWeb(env["RECOUPE_TEST_WEB"]);
  // Nobody is bothered by a hurry on one's own machine.
  return new Fetcher(realWorld({ version, contact: env["RECOUPE_CONTACT"], web, ...(web ? { pause: 0 } : pause === undefined ? {} : { pause }) }), { afterPause });
}
