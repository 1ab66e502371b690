import type { GeographyRule } from "../../../rule.ts";

/** After "frontière": which countries it is said to be the border of. */
const OF = "( ( ..1 <nationality> )? avec|de|du|d'|des|entre ( l'|la|le|les )? country={country} ( ,|et avec|de|d'|du? l'|la|le|les? country2={country} )? ( et avec|de|d'|du? l'|la|le|les? country3={country} )? / country2=<half-nation>? country=<nationality> ( et country3=<nationality> )? )";
const SITED = "situé|située|situés|situées|sis|sise";
const TOWN = "( une|un|la|le|l'? petite|petit|grande|importante|dernière|dernier? ville|localité|village|bourg|bourgade|poste|base|aéroport|région|province ..4 )";
/** "à environ 30 kilomètres", "à une trentaine de kilomètres". */
const FAR = "( à / distant|distante|distants|distantes|distant de|d' ) ( <bound> / environ|quelque|quelques|près|à|de|d' )? ( environ|quelque )? ( n=<digits> / n=<number> / une|un n=<tens> de ) length=<length>";
const WHERE = "( ( à|au|vers l'|le? direction=<direction> ) / de distance )?";

/** Where a text says that a place lies. */
export const geography: GeographyRule[] = [
  {
    id: "located-on-border", pattern: `place={place} ,|(? ..9 ${SITED} ..1 sur|à|aux|le ..2 frontière|frontières ${OF}`, value: { kind: "border", located: true },
    examples: ["L'armée a pris [[Palmyre, ville du centre située à la frontière avec l'Irak et la Jordanie]].", "[[Homs est située sur la frontière syro-libanaise]]."], leaves: ["Le convoi a quitté Palmyre pour la frontière avec l'Irak."],
  },
  {
    id: "lies-on-border", pattern: `place={place} se trouve|situe ..1 sur|à|aux|le ..2 frontière|frontières ${OF}`, value: { kind: "border", located: true },
    examples: ["[[Homs se trouve à la frontière avec l'Irak]]."], leaves: ["Homs se trouve loin de l'Irak."],
  },
  {
    id: "located-near-border", pattern: `place={place} ,|(? ..9 ${SITED} ..1 près|proche|proximité|loin ..3 frontière|frontières ${OF}`, value: { kind: "border", near: true, located: true },
    examples: ["[[Palmyre, située non loin de la frontière irakienne]], est calme."], leaves: ["Palmyre est proche d'une frontière."],
  },
  {
    id: "on-border", pattern: `place={place} ,|( ${TOWN}? à|sur la|les frontière|frontières ${OF}`, value: { kind: "border" },
    examples: ["Des tirs ont visé [[Palmyre, à la frontière avec la Jordanie]].", "Il vient de [[Homs (à la frontière libanaise]])."], leaves: ["De Palmyre à la frontière avec la Jordanie, la route est coupée."],
  },
  {
    id: "near-border", pattern: `place={place} ,|(? ${TOWN}? ( près|proche|proches de / à proximité de / non loin de ) la|l'|les frontière|frontières ${OF}`, value: { kind: "border", near: true },
    examples: ["Des tirs ont visé [[Palmyre, près de la frontière avec la Jordanie]].", "Un obus est tombé à [[Homs près de la frontière libanaise]]."], leaves: ["L'armée campe près de la frontière libanaise."],
  },
  {
    id: "border-town-with", pattern: `place={place} ,|( ..1 ville|localité|village|bourg|région|province|zone ..2 frontalière|frontalier|limitrophe|voisine avec|de|du|d' ( l'|la|le|les )? country={country}`, value: { kind: "border", located: true },
    examples: ["Le convoi a atteint [[Homs, ville frontalière avec le Liban]]."], leaves: ["Le convoi a atteint Homs, ville voisine de Palmyre."],
  },
  {
    id: "so-far-from", pattern: `place={place} ,|(? ( ${SITED} / ville|localité|village|bourg ..2 / qui? est|se trouve|situe? ${SITED}? )? ${FAR} ${WHERE} de|d'|du|des ( la|le|l' )? ( ville|localité|capitale|bourg|village de|d'? )? ( l'|la )? of={place}`,
    value: { kind: "distance" },
    examples: ["[[Palmyre, à environ 80 km à l'est de Homs]], est calme.", "[[Palmyre est située à une trentaine de kilomètres au sud de la ville d'Alep]].", "Des tirs ont visé [[Homs, à 30 km d'Alep]].", "Des tirs ont visé [[Homs, distante de 30 km d'Alep]]."], leaves: ["L'armée a avancé de 80 km à l'est de Homs.", "À Palmyre, 30 hommes sont venus d'Alep."],
  },
  {
    id: "so-far-from-border", pattern: `place={place} ,|(? ( ${SITED} / ville|localité|village|bourg ..2 / qui? est|se trouve|situe? ${SITED}? )? ${FAR} ${WHERE} de|d'|du|des ( la|les )? frontière|frontières ${OF}`,
    value: { kind: "distance" },
    examples: ["[[Palmyre, à 20 kilomètres de la frontière jordanienne]], est calme.", "[[Homs, située à une dizaine de kilomètres de la frontière avec l'Irak]]."], leaves: ["L'armée est à 20 kilomètres de la frontière jordanienne."],
  },
  {
    id: "part-apart", pattern: "( n=<digits> / n=<number> ) length=<length> séparent|sépare place={place} de|d'|du of={place}", value: { kind: "distance", located: true },
    examples: ["Quelque [[30 km séparent Homs de Palmyre]]."], leaves: ["Une route sépare Homs de Palmyre."],
  },
  {
    id: "in-direction-of", pattern: `place={place} ,|( ( ${SITED} / ville|localité|village|bourg ${SITED}? )? à|au l'? direction=<direction> de|d'|du ( la ville de|d' )? of={place}`, value: { kind: "direction" },
    examples: ["Un raid a visé [[Palmyre, à l'ouest de Homs]].", "Un raid a visé [[Palmyre, située au nord-ouest de la ville d'Alep]]."], leaves: ["Un raid a visé l'ouest de Homs."],
  },
  {
    id: "located-in-direction", pattern: `place={place} ${SITED} à|au l'? direction=<direction> de|d'|du ( la ville de|d' )? of={place}`, value: { kind: "direction", located: true },
    examples: ["Un raid a visé [[Palmyre située au nord de Homs]]."], leaves: ["Un raid a visé Palmyre au nord."],
  },
  {
    id: "in-province", pattern: `place={place} ,|( ( ${SITED} / ville|localité|village|bourg ${SITED}? )? dans ( le|la|l' )? ( <direction> de|d'|du|des la|le|l'? )? ( <place-noun:area> de|d'|du|des ( la|le|l' )? )? of={place}`, value: { kind: "containment" },
    examples: ["Un raid a visé [[Palmyre, dans la province d'Alep]]."], leaves: ["Un raid a visé Palmyre dans la nuit."],
  },
  {
    id: "in-country", pattern: `place={place} ,|( ( ${SITED} / ville|localité|village|bourg ${SITED}? )? ( en|au|aux country={country} / dans le|l' ( centre / <direction> ) de|du|d'|des ( l'|la|le )? country={country} )`, value: { kind: "containment" },
    examples: ["Un raid a visé [[Palmyre, en Irak]].", "Un raid a visé [[Palmyre, dans le nord de la Jordanie]]."], leaves: ["De Palmyre, il est allé en Irak."],
  },
  {
    id: "country-in-brackets", pattern: "place={place} (|[ country={country} )|]", value: { kind: "containment", located: true },
    examples: ["Un raid a visé [[Palmyre (Irak)]]."], leaves: ["Palmyre, (et l'Irak) aussi."],
  },
];
