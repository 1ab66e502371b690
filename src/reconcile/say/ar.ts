import type { Counted, Phrasebook } from "./phrasebook.ts";

/** A masculine or feminine noun in the forms that numbers ask for: one, dual, dual after a preposition, 3–10, 11–99, 100 and round. */
function counted(one: string, two: string, twoAfter: string, few: string, many: string, other: string, zero: string): Counted {
  return { plain: { zero, one, two, few: `{n} ${few}`, many: `{n} ${many}`, other: `{n} ${other}` }, after: { two: twoAfter } };
}

export const ar: Phrasebook = {
  // Western digits: they stand in one order with the dates and figures of the pages on either side.
  locale: "ar-u-nu-latn",
  rightToLeft: true,
  quotes: ["«", "»"],
  between: { statements: "؛ ", names: "، ", and: " و" },
  definite: { article: "", heads: [] },
  outlets: counted("وسيلة إعلام واحدة", "وسيلتا إعلام", "وسيلتي إعلام", "وسائل إعلام", "وسيلة إعلام", "وسيلة إعلام", "لا وسيلة إعلام"),
  events: counted("حدث واحد", "حدثان", "حدثين", "أحداث", "حدثًا", "حدث", "لا حدث"),
  independent: counted("مصدر أصلي مستقل واحد", "مصدران أصليان مستقلان", "مصدرين أصليين مستقلين", "مصادر أصلية مستقلة", "مصدرًا أصليًا مستقلًا", "مصدر أصلي مستقل", "لا مصدر أصلي ثبتت استقلاليته"),
  undecided: counted("مصدر آخر لم تُحسم استقلاليته", "مصدران آخران لم تُحسم استقلاليتهما", "مصدرين آخرين لم تُحسم استقلاليتهما", "مصادر أخرى لم تُحسم استقلاليتها", "مصدرًا آخر لم تُحسم استقلاليتها", "مصدر آخر لم تُحسم استقلاليتها", "لا مصدر آخر"),
  quantities: {
    killed: counted("قتيل واحد", "قتيلان", "قتيلين", "قتلى", "قتيلًا", "قتيل", "لا قتلى"),
    wounded: counted("جريح واحد", "جريحان", "جريحين", "جرحى", "جريحًا", "جريح", "لا جرحى"),
    captured: counted("أسير واحد", "أسيران", "أسيرين", "أسرى", "أسيرًا", "أسير", "لا أسرى"),
    missing: counted("مفقود واحد", "مفقودان", "مفقودين", "مفقودين", "مفقودًا", "مفقود", "لا مفقودين"),
    displaced: counted("نازح واحد", "نازحان", "نازحين", "نازحين", "نازحًا", "نازح", "لا نازحين"),
    attackers: counted("مهاجم واحد", "مهاجمان", "مهاجمين", "مهاجمين", "مهاجمًا", "مهاجم", "لا مهاجمين"),
    "suicide-attackers": counted("انتحاري واحد", "انتحاريان", "انتحاريين", "انتحاريين", "انتحاريًا", "انتحاري", "لا انتحاريين"),
    "vehicle-bombs": counted("عربة مفخخة واحدة", "عربتان مفخختان", "عربتين مفخختين", "عربات مفخخة", "عربة مفخخة", "عربة مفخخة", "لا عربات مفخخة"),
    "vehicles-destroyed": counted("آلية مدمرة واحدة", "آليتان مدمرتان", "آليتين مدمرتين", "آليات مدمرة", "آلية مدمرة", "آلية مدمرة", "لا آليات مدمرة"),
    "positions-taken": counted("موقع واحد جرى الاستيلاء عليه", "موقعان جرى الاستيلاء عليهما", "موقعين جرى الاستيلاء عليهما", "مواقع جرى الاستيلاء عليها", "موقعًا جرى الاستيلاء عليها", "موقع جرى الاستيلاء عليها", "لا مواقع جرى الاستيلاء عليها"),
    strikes: counted("ضربة واحدة", "ضربتان", "ضربتين", "ضربات", "ضربة", "ضربة", "لا ضربات"),
  },
  types: {
    "armed-clash": "اشتباك مسلح", "government-regains-territory": "استعادة أراضٍ", "non-state-actor-overtakes-territory": "استيلاء على أراضٍ",
    "air-drone-strike": "ضربة جوية أو بطائرة مسيّرة", "suicide-bomb": "تفجير انتحاري", "shelling-artillery-missile-attack": "قصف",
    "remote-explosive-landmine-ied": "انفجار عبوة أو لغم", grenade: "هجوم بقنبلة يدوية", "chemical-weapon": "استخدام سلاح كيميائي", attack: "هجوم",
    "sexual-violence": "عنف جنسي", "abduction-forced-disappearance": "خطف", agreement: "اتفاق", arrests: "اعتقالات",
    "change-to-group-activity": "تغيّر في نشاط جماعة", "disrupted-weapons-use": "اعتراض أو منع استخدام سلاح", "headquarters-or-base-established": "إقامة قاعدة",
    "looting-property-destruction": "نهب أو تدمير ممتلكات", "non-violent-transfer-of-territory": "انتقال أراضٍ من دون قتال",
    "peaceful-protest": "احتجاج سلمي", "protest-with-intervention": "احتجاج قوبل بتدخل", "excessive-force-against-protesters": "استخدام القوة ضد محتجين",
    "violent-demonstration": "تظاهرة عنيفة", "mob-violence": "عنف جموع", movement: "تحرك قوات", control: "سيطرة على المكان", toll: "خسائر",
    responsibility: "مسؤولية", repelled: "هجوم جرى صدّه", confirmation: "تصريح بشأن الخبر", assessment: "تقدير",
  },
  acts: { both: "{type} من جانب {by} ضد {on}", by: "{type} من جانب {by}", on: "{type} ضد {on}" },
  special: {
    "government-regains-territory": { both: "استعادة أراضٍ من جانب {by} كانت في يد {on}", by: "استعادة أراضٍ من جانب {by}", on: "خسارة أراضٍ من جانب {on}", none: "استعادة أراضٍ" },
    "non-state-actor-overtakes-territory": { both: "استيلاء على أراضٍ من جانب {by} كانت في يد {on}", by: "استيلاء على أراضٍ من جانب {by}", on: "خسارة أراضٍ من جانب {on}", none: "استيلاء على أراضٍ" },
    repelled: { both: "هجوم من جانب {by} ضد {on} جرى صدّه", by: "هجوم من جانب {by} جرى صدّه", on: "هجوم ضد {on} جرى صدّه", none: "هجوم جرى صدّه" },
    control: { both: "سيطرة على المكان من جانب {by}", by: "سيطرة على المكان من جانب {by}", on: "فقدان السيطرة على المكان من جانب {on}", none: "سيطرة على المكان" },
    responsibility: { both: "مسؤولية منسوبة إلى {by} (ضد {on})", by: "مسؤولية منسوبة إلى {by}", on: "مسؤولية عن أعمال ضد {on}", none: "تصريح عن المسؤولية" },
    movement: { both: "تحرك {by} ضد {on}", by: "تحرك {by}", on: "تحرك قوات ضد {on}", none: "تحرك قوات" },
  },
  figures: { more: "أكثر من {counted}", least: "ما لا يقل عن {counted}", most: "ما يصل إلى {counted}", range: "من {low} إلى {counted}", about: "نحو {counted}", part: "منهم {counted}" },
  factuality: { probable: "بوصفه مرجحًا", possible: "بوصفه ممكنًا لا مؤكدًا", unknown: "غير مؤكد" },
  according: {
    own: "وفق {origin}: {says}.", relayed: "وفق {origin}، نقلًا عبر {outlets}: {says}.",
    unnamed: "وفق مصادر لم تُسمَّ أوردتها {outlets}: {says}.", unnamedSide: "وفق مصادر لم تُسمَّ (الجانب: {side}) أوردتها {outlets}: {says}.",
  },
  denies: "نفي الخبر", unconfirmed: "الخبر غير مؤكد",
  attributes: { type: "ما حدث", initiator: "الفاعل", target: "المستهدف", place: "المكان", time: "الزمان", outcome: "النتيجة", toll: "الحصيلة" },
  heading: { placed: "{type}، {place}، {when}.", unplaced: "{type}، {when}.", undated: "من دون تاريخ", candidates: "التاريخ غير محسوم ({dates})" },
  closing: {
    corroborated: "يتفق مصدران أصليان مستقلان على الأقل على ما حدث.",
    single: "لا يُعرف مصدر أصلي مستقل ثانٍ يقول القول نفسه.",
    undecided: "تتفق مصادر عدة، ولم تُحسم استقلالية بعضها عن بعض.",
    contested: "تتعارض الروايات بشأن {attributes}.", denied: "هناك نفي للخبر.",
    unconfirmed: "يذكر مصدر واحد على الأقل أن الخبر غير مؤكد.", admitted: "أحد الأطراف يعلن خسائر في صفوفه.",
    corrected: "صحّح أشخاص ما قُرئ بشأن {attributes}، أما الروايات أعلاه فكما قُرئت.",
  },
  summary: {
    nothing: "لم يُعثر على واقعة في ما قُرئ.",
    whole: "{outlets}، {events}، {origins}{rest}.", undecidedToo: " و{undecided}",
    deaths: "الوفيات: {figures}", deathsAt: "{figures} ({place})", from: "من {low} إلى {high}",
    contested: "موضع خلاف: {list}", unconfirmed: "غير مؤكد: {list}", denied: "منفي: {list}",
    corroborated: "مؤيَّد من مصدرين مستقلين: {list}", single: "لا شيء مؤيَّد من مصدر أصلي مستقل ثانٍ", undecided: "لم تُحسم استقلالية المصادر المتفقة بعضها عن بعض",
  },
};
