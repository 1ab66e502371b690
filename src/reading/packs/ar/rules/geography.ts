import type { GeographyRule } from "../../../rule.ts";

const BORDER = "الحدود|حدود|للحدود";
/** Which countries' border it is said to be. */
const OF = `( ( ( <nationality> )? ( مع / بين ) country={country} ( و country2={country} )? ) / ( country=<nationality> ( - )? ( country2=<nationality> )? ) )`;
/** "شرق سوريا", "في شمال البلاد": the part of the country, before what is said of its border. */
const PART = "( في|ب? <direction> ( البلاد / {country} ) ،? )?";
const SITED = "الواقعة|الواقع|واقعة|واقع|تقع|يقع";
const FAR = "( على|عن )? ( بعد|مسافة ) ( <bound> )? ( n=<digits> / n=<number> ) length=<length>";

/** Where a text says that a place lies. */
export const geography: GeographyRule[] = [
  {
    id: "located-on-border", pattern: `place={place} ،|(? ( التي|الذي|و )? ( ${SITED} ) ..4 على|عند ( ال )? ${BORDER} ${OF}`, value: { kind: "border", located: true },
    examples: ["دخل الجيش مدينة [[حمص الواقعة على الحدود مع الأردن]].", "دخل الجيش مدينة [[حمص التي تقع على الحدود السورية الأردنية]].", "دخل الجيش مدينة [[حمص الواقعة غرب سوريا على الحدود مع العراق]]."], leaves: ["انتقلت القافلة من تدمر إلى الحدود مع الأردن."],
  },
  {
    id: "on-border", pattern: `place={place} ،|(? ${PART} على|عند ( ال )? ${BORDER} ${OF}`, value: { kind: "border" },
    examples: ["سقطت قذيفة في [[تدمر على الحدود مع الأردن]].", "سقطت قذيفة في [[تدمر، على الحدود الأردنية]]."], leaves: ["الجيش ينتشر على الحدود الأردنية."],
  },
  {
    id: "near-border", pattern: `place={place} ،|(? ( ${SITED} )? ${PART} ( قرب / بالقرب من / ب القرب من / المحاذية ل / القريبة من ) ( ال )? ${BORDER} ${OF}`, value: { kind: "border", near: true },
    examples: ["سقطت قذيفة في [[تدمر قرب الحدود مع الأردن]].", "سقطت قذيفة في [[تدمر بالقرب من الحدود الأردنية]]."], leaves: ["الجيش ينتشر قرب الحدود الأردنية."],
  },
  {
    id: "so-far-from", pattern: `place={place} ،|(? ( التي|الذي )? ( ${SITED} )? ( على )? ${FAR} ( إلى )? direction=<direction>? ( من|عن )? ( مدينة|بلدة|العاصمة )? of={place}`, value: { kind: "distance" },
    examples: ["دخل الجيش مدينة [[حمص الواقعة على بعد 20 كم شرق حلب]].", "دخل الجيش مدينة [[حمص على بعد نحو 20 كيلومترا من مدينة حلب]]."], leaves: ["تقدم الجيش 20 كم شرق حمص."],
  },
  {
    id: "lies-so-far-from", pattern: `( place={place} ،|(? التي|الذي? تبعد|يبعد / تبعد|يبعد ( مدينة|بلدة )? place={place} ) ( <bound> )? ( n=<digits> / n=<number> ) length=<length> ( إلى )? direction=<direction>? ( من|عن )? ( مدينة|بلدة|العاصمة )? of={place}`, value: { kind: "distance", located: true },
    examples: ["دخل الجيش مدينة [[حمص التي تبعد 20 كم عن حلب]].", "[[تبعد مدينة حماة نحو 20 كم عن حلب]]."], leaves: ["تبعد القرية 20 كم عن حمص."],
  },
  {
    id: "so-far-from-border", pattern: `place={place} ،|(? ( التي|الذي )? ( ${SITED} )? ( على )? ${FAR} ( إلى )? direction=<direction>? ( من|عن )? ( ال )? ${BORDER} ${OF}`, value: { kind: "distance" },
    examples: ["دخل الجيش مدينة [[حمص الواقعة على بعد 20 كم من الحدود الأردنية]].", "دخل الجيش مدينة [[حمص على بعد 20 كم عن الحدود مع الأردن]]."], leaves: ["الجيش على بعد 20 كم من الحدود الأردنية."],
  },
  {
    id: "in-direction-of", pattern: `place={place} ،|(? ( ${SITED} )? ( إلى )? direction=<direction> ( من )? ( مدينة|بلدة )? of={place}`, value: { kind: "direction" },
    examples: ["سقطت قذيفة في [[تدمر غرب حمص]].", "سقطت قذيفة في [[تدمر الواقعة شمال غربي مدينة حلب]]."], leaves: ["سقطت قذيفة غرب حمص."],
  },
  {
    id: "in-province", pattern: `place={place} ،|(? ( ${SITED} )? ( في|ب ) ( <direction> )? ( <place-noun:area> )? of={place}`, value: { kind: "containment" },
    examples: ["سقطت قذيفة في [[تدمر في محافظة إدلب]].", "سقطت قذيفة في [[تدمر بمحافظة حلب]]."], leaves: ["سقطت قذيفة في تدمر في الليل."],
  },
  {
    id: "in-country", pattern: `place={place} ،|(? ( ${SITED} )? ( في|ب ) ( <direction> )? country={country}`, value: { kind: "containment" },
    examples: ["سقطت قذيفة في [[تدمر في العراق]].", "سقطت قذيفة في [[تدمر، في شمال الأردن]]."], leaves: ["عادت القافلة من تدمر إلى العراق."],
  },
  {
    id: "country-in-brackets", pattern: "place={place} (|[ country={country} )|]", value: { kind: "containment", located: true },
    examples: ["سقطت قذيفة في [[حمص (العراق)]]."], leaves: ["عادت القافلة من حمص إلى (العراق)."],
  },
];
