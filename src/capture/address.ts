import { isIP } from "node:net";
import { ProblemError, problem } from "../problem.ts";
import { notPublic } from "./ranges.ts";

/** Longer than any address of an article. */
const LONGEST = 4_096;
/** Names that never lie on the public Internet (RFC 6761, 6762, 7686, 8375, 9476, and what private networks use). */
const INNER = ["localhost", "local", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa", "onion", "alt", "invalid", "test", "example", "localdomain"];
/** Ports on which other services listen than the web (the "bad ports" of the WHATWG Fetch standard, the commonest databases besides). */
const OTHER_SERVICES = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 2375, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900, 6000,
  6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 10080, 11211, 27017,
]);

export function refusedAddress(rule: string, source: string, message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule, severity: "error", source: source.slice(0, 300).replace(/\/\/[^/@]*@/, "//…@"), message, remedy }));
}

const whole = "Give the whole address of one article, as it stands in the browser.";

/**
 * The address of a page, fit to be asked for: http or https, without user name and password, of a name or number that can lie on
 * the public Internet. `inner` lets tests name hosts that only they have. Throws ProblemError that says in one sentence why not.
 */
export function checkedAddress(given: string, inner: (host: string) => boolean = () => false): URL {
  // The standard's parser drops line breaks and turns backslashes; whoever writes them means to deceive another parser.
  if (given.length > LONGEST || /[\p{Cc}\s\\]/u.test(given) || !URL.canParse(given)) throw refusedAddress("address-malformed", given, "This is no address of a page.", whole);
  const url = new URL(given);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refusedAddress("address-scheme", given, `Addresses that begin with ${url.protocol.slice(0, 20)} are not fetched.`, "Give one that begins with https: or http:.");
  if (url.username !== "" || url.password !== "") throw refusedAddress("address-credentials", given, "An address with a user name or a password in it is not fetched.", "Leave out what stands before the @.");
  if (url.port !== "" && OTHER_SERVICES.has(Number(url.port))) throw refusedAddress("address-port", given, `Port ${url.port} is not one of the web.`, whole);
  url.hash = "";
  // A name may end in the dot of the root; it is the same name, and no way around the list.
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  const host = url.hostname;
  const ip = ipOf(host);
  if (ip !== null) {
    const what = notPublic(ip);
    if (what !== null) throw refusedAddress("address-private", given, `This address means ${what}; it is not fetched.`, "Save the page and give the file, if you trust it.");
    return url;
  }
  if (inner(host)) return url;
  if (host === "" || host.length > 253 || host.split(".").some((label) => label === "" || label.length > 63)) throw refusedAddress("address-malformed", given, "This is no address of a page.", whole);
  const labels = host.split(".");
  if (labels.length === 1 || INNER.includes(labels.at(-1)!) || INNER.includes(labels.slice(-2).join("."))) throw refusedAddress("address-private", given, `The name ${host} lies in no public network; it is not fetched.`, "Save the page and give the file, if you trust it.");
  return url;
}

/** The IP address that a host of a parsed URL is, without brackets; null for names. */
export function ipOf(host: string): string | null {
  const bare = host.startsWith("[") ? host.slice(1, -1) : host;
  return isIP(bare) ? bare : null;
}
