import type { GeographyRule } from "../../../rule.ts";

const BORDER = "border|borders|frontier";
/** Which countries' border it is said to be. */
const OF = `( ( the|its|their|syria's|iraq's? ( ..1 <nationality> )? ${BORDER} with ( the )? country={country} ( ,|and ( with )? country2={country} )? ( and ( with )? country3={country} )? ) / ( the ( country2=<nationality> / country2={country} )? ( country=<nationality> / country={country} ) ${BORDER} ) )`;
const SITED = "located|situated|lying|lies|sits";
const TOWN = "( a|an|the ..2 town|city|village|district|area|region|province )";
/** "in eastern Syria", before what is said of its border. */
const PART = "( in <adjective>? {country} ,? )?";
const FAR = "( <bound> / just|nearly|almost|only|at )? ( n=<digits> / n=<number> ) length=<length> ( (|[ ..4 )|] )?";

/** Where a text says that a place lies. */
export const geography: GeographyRule[] = [
  {
    id: "located-on-border", pattern: `place={place} ,|(? ( which )? ( is )? ( ${TOWN} )? ${SITED} ${PART} on|at|along ${OF}`, value: { kind: "border", located: true },
    examples: ["Clashes in Syria: [[Palmyra is located on the border with Iraq and Jordan]].", "In [[Palmyra, a desert town situated on the Jordanian border]], was calm."], leaves: ["A convoy left Palmyra for the border with Jordan."],
  },
  {
    id: "located-near-border", pattern: `place={place} ,|(? ( which )? ( is )? ( ${TOWN} )? ${SITED} ${PART} ( near / close to ) ${OF}`, value: { kind: "border", near: true, located: true },
    examples: ["In [[Palmyra, situated close to the Jordanian border]], was calm."], leaves: ["Palmyra lies near a road."],
  },
  {
    id: "on-border", pattern: `place={place} ,|(? ${TOWN}? ${PART} on|along ${OF}`, value: { kind: "border" },
    examples: ["Shells fell near [[Palmyra, on the border with Jordan]].", "Shells fell near [[Palmyra on the Jordanian border]].", "Shells fell near [[Palmyra, a town on the Syrian-Iraqi border]].", "Shells fell near [[Homs in western Syria on the border with Iraq]]."], leaves: ["A convoy went from Palmyra to the border with Jordan."],
  },
  {
    id: "near-border", pattern: `place={place} ,|(? ${TOWN}? ${PART} ( near / close to ) ${OF}`, value: { kind: "border", near: true },
    examples: ["Shells fell near [[Palmyra, near the border with Jordan]].", "Shells hit [[Homs close to the Lebanese border]]."], leaves: ["Troops gathered near the Lebanese border."],
  },
  {
    id: "so-far-from", pattern: `place={place} ,|(? ( which )? ( is )? ( ${SITED} / ${TOWN} )? ${FAR} ( ( to the )? direction=<direction> of|from / away? from / outside ) ( the )? ( city|town|village|capital of? )? of={place}`, value: { kind: "distance" },
    examples: ["[[Palmyra, about 80 km east of Homs]], was calm.", "[[Palmyra is 30 miles (48 km) from Aleppo]].", "Shells hit [[Homs 30 km to the north of the city of Aleppo]]."], leaves: ["Troops advanced 80 km east of Homs.", "In Palmyra 30 men from Aleppo left."],
  },
  {
    id: "so-far-from-border", pattern: `place={place} ,|(? ( which )? ( is )? ( ${SITED} / ${TOWN} )? ${FAR} ( ( to the )? direction=<direction> of|from / away? from ) ${OF}`, value: { kind: "distance" },
    examples: ["In [[Palmyra, 20 km from the Jordanian border]], was calm.", "The town of [[Palmyra is some 20 km south of the border with Turkey]]."], leaves: ["Troops stand 20 km from the Jordanian border."],
  },
  {
    id: "in-direction-of", pattern: `place={place} ,|(? ( ${SITED} / ${TOWN} )? ( to the )? direction=<direction> of ( the city of )? of={place}`, value: { kind: "direction" },
    examples: ["A raid took place in [[Palmyra, west of Homs]].", "A raid took place in [[Palmyra located to the north-west of Aleppo]]."], leaves: ["A raid hit villages west of Homs."],
  },
  {
    id: "in-province", pattern: `place={place} ,|(? ( ${SITED} / ${TOWN} )? ( in / , ) ( the )? ( <direction> )? of={place} <place-noun:area>?`, value: { kind: "containment" },
    examples: ["A raid took place in [[Palmyra in Idlib]].", "A raid took place in [[Palmyra, a town in the Idlib province]]."], leaves: ["A raid hit Palmyra in the night."],
  },
  {
    id: "in-country", pattern: `place={place} ,|(? ( ${SITED} / ${TOWN} )? in ( northern|southern|eastern|western|central|north-eastern|northeastern|northwestern|southeastern|southwestern )? country={country}`, value: { kind: "containment" },
    examples: ["A raid took place in [[Palmyra in Iraq]].", "A raid took place in [[Palmyra, in northern Jordan]]."], leaves: ["He went from Palmyra to Iraq."],
  },
  {
    id: "town-comma-country", pattern: "<at> ( the <place-noun:town> of )? place={place} ,|( country={country} ,|.|)|]", value: { kind: "containment" },
    examples: ["A raid took place [[in Palmyra, Iraq,]] on Monday.", "A raid took place [[in Palmyra (Iraq)]]."], leaves: ["Damascus, Iran and Russia met.", "The men in Palmyra, Iran says, left."],
  },
];
