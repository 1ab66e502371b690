import parser from "robots-parser";
import { ProblemError } from "../problem.ts";
import { checkedAddress, refusedAddress } from "./address.ts";
import type { Courtesy } from "./courtesy.ts";
import { exchange, headerOf } from "./exchange.ts";
import { ROBOT, type World } from "./world.ts";

/** RFC 9309: at least 500 KiB are read, up to five redirects followed, and what was read is good for a day. */
const MOST = 512 * 1024, REDIRECTS = 5, GOOD_FOR = 86_400_000;
/** What could not be read is asked for again sooner. */
const RETRY = 600_000;
/** A longer line is no rule, and matching it would cost its length times that of the address. */
const LONGEST_LINE = 2_000;
const MOST_SITES = 5_000;

/** The package's types say that its default is a namespace. */
const robotsParser = parser as unknown as typeof parser.default;

interface Rules { allows(address: string): boolean; pause: number | null; until: number; unreadable: boolean }

/** What sites ask of robots in their robots.txt (RFC 9309). */
export class Robots {
  readonly #world: World;
  readonly #courtesy: Courtesy;
  readonly #sites = new Map<string, Promise<Rules>>();

  constructor(world: World, courtesy: Courtesy) {
    this.#world = world;
    this.#courtesy = courtesy;
  }

  /** Throws ProblemError where the site asks robots not to fetch this address, or cannot say whether it does. */
  async assertAllowed(url: URL): Promise<void> {
    const rules = await this.#of(url.origin).catch((error: unknown) => {
      throw error instanceof ProblemError ? new ProblemError({ ...error.problem, source: url.href }, { cause: error }) : error;
    });
    if (rules.unreadable) throw refusedAddress("robots-unreachable", url.href, `What ${url.host} asks of robots could not be read, so nothing of it is fetched.`, "Try again later, or give --ignore-robots, which is recorded.");
    if (!rules.allows(url.href)) throw refusedAddress("robots-forbid", url.href, `${url.host} asks robots not to fetch this address.`, "Save the page in your browser and give the file, or give --ignore-robots, which is recorded.");
    if (rules.pause !== null) this.#courtesy.slower(url.hostname, rules.pause);
  }

  async #of(origin: string): Promise<Rules> {
    const known = await this.#sites.get(origin);
    if (known && known.until > this.#world.now()) return known;
    if (this.#sites.size >= MOST_SITES) this.#sites.clear();
    const asked = this.#ask(origin);
    this.#sites.set(origin, asked);
    asked.catch(() => this.#sites.delete(origin));
    return await asked;
  }

  async #ask(origin: string): Promise<Rules> {
    const now = this.#world.now();
    const all = (allowed: boolean): Rules => ({ allows: () => allowed, pause: null, until: now + (allowed ? GOOD_FOR : RETRY), unreadable: !allowed });
    const narrow: World = { ...this.#world, limits: { ...this.#world.limits, body: MOST, transferred: MOST } };
    let url = new URL("/robots.txt", origin);
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      let answer;
      try {
        answer = await this.#courtesy.turn(url.hostname, () => exchange(url, [["User-Agent", this.#world.agent], ["Accept", "text/plain, */*;q=0.5"], ["Accept-Encoding", "gzip, deflate, br"]], narrow));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // What is not there because its name is not, or is none of the public Internet, is told of as what it is.
        if (["host-unknown", "names-not-found", "address-private", "no-connection", "no-trust", "slow-answer"].includes(error.problem.rule) && hop === 0) throw error;
        // What cannot be had whole may forbid anything: nothing is fetched then.
        return all(false);
      }
      const location = headerOf(answer.headers, "location");
      if (answer.status >= 300 && answer.status < 400 && location !== null && URL.canParse(location, url.href)) {
        try { url = checkedAddress(new URL(location, url).href, (host) => this.#world.web?.knows(host) === true); } catch { return all(false); }
        continue;
      }
      if (answer.status === 200) return rulesOf(origin, answer.bytes, now);
      // "Unavailable" (4xx) means that there are no rules; "unreachable" (5xx, and a plea to come later) that nobody may be asked.
      return all(answer.status >= 400 && answer.status < 500 && answer.status !== 429);
    }
    return all(true);
  }
}

function rulesOf(origin: string, bytes: Uint8Array, now: number): Rules {
  const text = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/).filter((line) => line.length <= LONGEST_LINE).join("\n");
  const parsed = robotsParser(`${origin}/robots.txt`, text);
  const delay = parsed.getCrawlDelay(ROBOT);
  return {
    allows: (address) => parsed.isAllowed(address, ROBOT) !== false,
    pause: typeof delay === "number" && delay > 0 && Number.isFinite(delay) ? delay : null, until: now + GOOD_FOR, unreadable: false,
  };
}
