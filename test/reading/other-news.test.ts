import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

// Weather, money, sport and farming share their words with war. None of it is a claim. All of it is made up.

const PAGES: [string, string][] = [
  ["a storm", "A powerful storm hit the coast on Monday, killing at least three people. The hurricane destroyed 40 homes. Officials said the toll could rise. Rescue teams evacuated 200 residents from the town."],
  ["football", "The visitors attacked from the start and captured the title with a late strike. The goalkeeper was beaten twice and the captain was injured in the first half. The defence held firm under heavy fire. The coach said the team had fought like warriors."],
  ["cricket", "The bowlers bombarded the tail with short balls before tea. Two batsmen fell to the new ball and the rest surrendered meekly. The openers launched an assault on the new ball, and the side retreated to 120 for 8."],
  ["business", "Shares of the company fell 4 percent on Monday after it lost a key battle with regulators. The retailer launched an offensive on prices and seized market share from its rivals. It said it would retreat from three countries and cut 300 jobs. The firm was under siege."],
  ["farming", "An outbreak of bird flu killed 12,000 chickens on a farm. Officers destroyed the remaining birds and 30 farms were hit. Wolves attacked a flock of sheep, killing 14 animals."],
  ["an accident", "Ten people were killed and 25 wounded when a bus collided with a truck on Sunday, police said. The blast of a gas cylinder injured two more. The driver fled the scene and was later arrested."],
  ["a fire", "Firefighters battled a blaze that destroyed 60 houses near the coast. Two villages were evacuated and helicopters dropped water on the flames. One firefighter was killed and four were wounded."],
  ["politics", "The opposition attacked the government over the budget on Tuesday. The prime minister fought back and accused his rivals of sabotage. The party lost control of the upper house. The minister escaped a no-confidence vote."],
  ["chess", "White launched a fierce attack on the queen side and captured two pawns. Black defended but his king was trapped and he surrendered on move 34."],
  ["a meteor", "A meteor exploded over the sea on Friday, injuring hundreds of people. The blast destroyed windows in six towns. The rock had struck the atmosphere at great speed."],
  ["machines", "Hackers attacked the servers of a bank and stole the data of 4,000 customers. The company repelled a second assault. Engineers deployed a patch within hours."],
];

describe("news that is no news of war", () => {
  test.each(PAGES)("%s", (what, text) => {
    expect(readText(`News of ${what}\n\nPublished July 12 2016\n\n${text}\n`).claims.filter((c) => c.type !== "assessment").map((c) => c.span.exact)).toEqual([]);
  });

  test("a long page that names a soldier once is none either", () => {
    const filler = "The museum opened a new hall on Monday. Visitors attacked the buffet. The director accused the city of delay. Critics pounded the opening show. The curator lost control of the budget. The hall holds 300 people. ".repeat(2);
    expect(readText(`The museum\n\nPublished July 12 2016\n\n${filler} A painting shows rebels in 1830. ${filler}\n`).claims.filter((c) => c.type !== "assessment")).toEqual([]);
  });

  test("what fighters do is told though most of the page is about money", () => {
    const filler = "Prices rose in July. Traders expect more of it. Lenders kept their rates. ";
    const { claims } = readText(`Oil and war\n\nPublished July 12 2016\n\nRebels shelled Homs on Monday. ${filler}${filler} The army retook Palmyra on Monday. ${filler} Islamic State claimed responsibility for the attack in Homs.\n`);
    expect(claims.map((c) => c.type).filter((type) => type !== "assessment")).toEqual(["shelling-artillery-missile-attack", "government-regains-territory", "responsibility"]);
  });
});
