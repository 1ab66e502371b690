import { BlockList, isIP } from "node:net";

// The special-purpose registries of IANA (RFC 6890 and its heirs), as of 2026: what is not one computer of the public Internet.

const IPV4: readonly [string, number, string][] = [
  ["0.0.0.0", 8, "this network"], ["10.0.0.0", 8, "a private network"], ["100.64.0.0", 10, "a provider's inner network"],
  ["127.0.0.0", 8, "this machine"], ["169.254.0.0", 16, "the local link, where clouds keep their secrets"], ["172.16.0.0", 12, "a private network"],
  ["192.0.0.0", 24, "protocol assignments"], ["192.0.2.0", 24, "documentation"], ["192.31.196.0", 24, "a reserved range"], ["192.52.193.0", 24, "a reserved range"],
  ["192.88.99.0", 24, "a relay of IPv6"], ["192.168.0.0", 16, "a private network"], ["192.175.48.0", 24, "a reserved range"], ["198.18.0.0", 15, "measurements"],
  ["198.51.100.0", 24, "documentation"], ["203.0.113.0", 24, "documentation"], ["224.0.0.0", 4, "many machines at once"], ["240.0.0.0", 4, "a reserved range"],
  // A public number that means the machine's own cloud.
  ["168.63.129.16", 32, "the inside of a cloud"],
];
/** Of IPv6 only global unicast is public; mapped, translated, tunnelled, local and multicast addresses lie outside of it or are listed. */
const IPV6_PUBLIC: readonly [string, number] = ["2000::", 3];
const IPV6: readonly [string, number, string][] = [
  ["2001::", 23, "protocol assignments or a tunnel"], ["2001:db8::", 32, "documentation"], ["2002::", 16, "a tunnel to IPv4"], ["3fff::", 20, "documentation"],
];

const lists = [...IPV4.map(([net, bits, what]) => ({ list: subnet(net, bits, "ipv4"), family: "ipv4" as const, what })), ...IPV6.map(([net, bits, what]) => ({ list: subnet(net, bits, "ipv6"), family: "ipv6" as const, what }))];
const open = subnet(...IPV6_PUBLIC, "ipv6");

function subnet(net: string, bits: number, family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  list.addSubnet(net, bits, family);
  return list;
}

/**
 * What an IP address stands for when it is not one computer of the public Internet ("a private network"), or null when it is.
 * Anything that is no plain IP address (a zone id, a name) is refused too.
 */
export function notPublic(ip: string): string | null {
  const version = isIP(ip);
  if (version === 0 || ip.includes("%")) return "no address of the public Internet";
  const family = version === 4 ? "ipv4" : "ipv6";
  if (family === "ipv6" && !open.check(ip, "ipv6")) return ip === "::1" ? "this machine" : "no address of the public Internet";
  return lists.find((one) => one.family === family && one.list.check(ip, family))?.what ?? null;
}
