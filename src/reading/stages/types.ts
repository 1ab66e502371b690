import { ACTS, type Act } from "../acts.ts";
import type { Directory } from "../../directory/index.ts";
import type { ActorMention } from "./actors.ts";
import type { PlaceMention } from "./places.ts";
import type { Token } from "./tokens.ts";
import { isAircraft, isForce } from "../tags.ts";

export interface Parties { initiators: readonly ActorMention[]; targets: readonly ActorMention[]; places: readonly PlaceMention[]; tokens: readonly Token[]; directory: Directory; counts: readonly string[]; /** Drones, missiles or rockets are what is counted. */ weapons?: boolean; /** Things are taken, not ground. */ things?: boolean; /** The class of act that the attackers' weapon makes of it. */ weapon?: string | null }

const ARMED = new Set(["state-force", "government", "armed-group", "coalition"]);

/** Acts told of a bomb on wheels as of a gun. */
const STRUCK: ReadonlySet<string> = new Set(["violence", "casualties", "bombing", "shelling-artillery-missile-attack", "armed-clash"]);

/**
 * The claim type of an act, where it depends on who does it to whom (codebook, "Type"): a town taken by the country's
 * own forces is regained, by anybody else overtaken; violence against fighters is a clash, against others an attack.
 */
export function settle(act: Act | null, parties: Parties): string {
  const kind = (a: ActorMention): string | null => (a.id ? parties.directory.actor(a.id)?.kind ?? null : null);
  const armed = (list: readonly ActorMention[]): boolean => list.some((a) => ARMED.has(kind(a) ?? "") || a.by === "force" || a.by === "group");
  const civilians = parties.targets.some((a) => a.id === "civilians");
  // A car bomb is no suicide bomb unless the words say so (codebook, "Type").
  const bombed = parties.counts.includes("suicide-attackers") || (parties.counts.includes("vehicle-bombs") && parties.tokens.some(suicidal)) ? "suicide-bomb" : parties.counts.includes("vehicle-bombs") ? "remote-explosive-landmine-ied" : null;
  if (!act) return bombed ?? "toll";
  if (act.rank <= 5.5 && act.type !== "control" && act.type !== "movement" && act.type !== "looting-property-destruction" && bombed) return bombed;
  // "سيارة مفخخة ضربت سوقا", "قتلت سيارة مفخخة عشرة": a bomb does what its kind does, whatever verb tells it.
  const bomb = parties.weapon ? ACTS[parties.weapon]! : null;
  if (bomb?.type === "remote-explosive-landmine-ied" && (STRUCK.has(act.type) || act === ACTS["enter"])) return parties.tokens.some(suicidal) ? "suicide-bomb" : bomb.type;
  switch (act.type) {
    case "territory": {
      if (parties.counts.includes("captured") && !parties.counts.includes("positions-taken")) return "arrests";
      if (parties.things) return "looting-property-destruction";
      if (parties.counts.includes("vehicles-destroyed")) return "looting-property-destruction";
      const at = parties.places.find((p) => p.place)?.place?.country ?? null;
      const taker = parties.initiators.find((a) => ARMED.has(kind(a) ?? ""));
      if (taker) {
        const own = parties.directory.actor(taker.id!)!;
        const state = own.kind === "state-force" || own.kind === "government" || (own.kind === "coalition" && own.country === null);
        return state && (own.kind === "coalition" || at === null || own.country === null || own.country === at) ? "government-regains-territory" : "non-state-actor-overtakes-territory";
      }
      const loser = parties.targets.find((a) => ARMED.has(kind(a) ?? ""));
      if (loser) return kind(loser) === "armed-group" ? "government-regains-territory" : "non-state-actor-overtakes-territory";
      return "non-state-actor-overtakes-territory";
    }
    case "violence": if (parties.initiators.length > 0 && parties.tokens.some((t) => isForce(t, (e) => e.meaning === "air"))) return "air-drone-strike";
      if (parties.weapon) return ACTS[parties.weapon]!.type;
      return civilians && !parties.targets.some((a) => a.id !== "civilians" && ARMED.has(kind(a) ?? "")) ? "attack" : armed(parties.targets) ? "armed-clash" : "attack";
    case "casualties":
      if (parties.weapons) return "disrupted-weapons-use"; // "quinze drones abattus"
      return armed(parties.initiators) && armed(parties.targets) ? "armed-clash" : parties.initiators.length > 0 && parties.targets.length > 0 ? "attack" : "toll";
    case "bombing": return air(parties) ? "air-drone-strike" : "shelling-artillery-missile-attack";
    // "deux missiles tirés par des avions"
    case "shelling-artillery-missile-attack": return parties.initiators.length > 0 && parties.tokens.some((t) => isForce(t, (e) => e.meaning === "air" || e.meaning === "aircraft")) ? "air-drone-strike" : act.type;
    case "looting-property-destruction": return parties.counts.includes("vehicle-bombs") ? "disrupted-weapons-use" : parties.counts.includes("vehicles-destroyed") ? "toll" : act.type;
    default:
      return act.type === "remote-explosive-landmine-ied" && (parties.counts.includes("suicide-attackers") || (act === ACTS["carbomb"] && parties.tokens.some(suicidal))) ? "suicide-bomb" : act.type;
  }
}

const suicidal = (t: Token): boolean => t.entries.some((e) => e.meaning === "suicide" || (e.tag === "counted" && e.meaning === "suicide-attackers"));

function air({ tokens, initiators, directory }: Parties): boolean {
  return tokens.some((t) => isAircraft(t) || isForce(t, (e) => e.meaning === "air")) || initiators.some((a) => a.id !== null && /\bair\b|aerospace|coalition/i.test(directory.actor(a.id)?.name["en"] ?? ""));
}
