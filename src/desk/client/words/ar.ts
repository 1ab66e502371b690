import type { Words } from "./en.ts";
import { plurals } from "./plural.ts";
import { eventWords, reviewWords } from "./review.ar.ts";
import { views } from "./views/ar.ts";

const n = plurals("ar");

export const ar: Words = {
  ...views,
  types: {
    "armed-clash": "اشتباك مسلح", "government-regains-territory": "استعادة الحكومة أراضي", "non-state-actor-overtakes-territory": "سيطرة جهة غير حكومية على أراضٍ",
    "air-drone-strike": "غارة جوية أو بطائرة مسيّرة", "suicide-bomb": "تفجير انتحاري", "shelling-artillery-missile-attack": "قصف مدفعي أو صاروخي",
    "remote-explosive-landmine-ied": "عبوة ناسفة أو لغم", grenade: "قنبلة يدوية", "chemical-weapon": "سلاح كيميائي", attack: "هجوم", "sexual-violence": "عنف جنسي",
    "abduction-forced-disappearance": "خطف أو إخفاء قسري", agreement: "اتفاق", arrests: "اعتقالات", "change-to-group-activity": "تغيّر في جماعة أو نشاط",
    "disrupted-weapons-use": "إحباط استخدام سلاح", "headquarters-or-base-established": "إقامة مقر أو قاعدة", "looting-property-destruction": "نهب أو تدمير ممتلكات",
    "non-violent-transfer-of-territory": "انتقال أراضٍ بلا عنف", "peaceful-protest": "احتجاج سلمي", "protest-with-intervention": "احتجاج مع تدخل",
    "excessive-force-against-protesters": "قوة مفرطة ضد محتجين", "violent-demonstration": "تظاهرة عنيفة", "mob-violence": "عنف حشود", movement: "تحرّك", control: "سيطرة",
    toll: "حصيلة", responsibility: "مسؤولية", repelled: "صدّ هجوم", confirmation: "تأكيد أو نفي", assessment: "تقدير",
  },
  statuses: {
    "single-origin": "غير مؤيَّد", corroborated: "مؤيَّد", undecided: "الاستقلالية غير محسومة", contested: "موضع خلاف",
    denied: "منفي", unconfirmed: "غير مؤكد", admitted: "مُقَرّ به",
  },
  statusMeans: {
    "single-origin": "لا يتفق مصدران أصليان مستقلان على ما حدث (مَن فعل ماذا وضد مَن وأين ومتى)، مهما كثرت وسائل الإعلام التي تكرره.",
    corroborated: "مصدران أصليان مستقلان أو أكثر يتفقان على ما حدث.",
    undecided: "هناك أكثر من مصدر أصلي، ولا شيء يحسم بعدُ هل هي مستقلة بعضها عن بعض.",
    contested: "تتناقض المصادر الأصلية في نقطة واحدة على الأقل.",
    denied: "هناك من يقول إن ذلك لم يحدث هكذا.",
    unconfirmed: "هناك من يقول إن ذلك غير مؤكد.",
    admitted: "الطرف الخاسر فيه يقرّ به بنفسه.",
  },
  quantities: {
    killed: "قتلى", wounded: "جرحى", captured: "أسرى", missing: "مفقودون", displaced: "نازحون", attackers: "مهاجمون", "suicide-attackers": "انتحاريون",
    "vehicle-bombs": "سيارات مفخخة", "vehicles-destroyed": "آليات مدمّرة", "positions-taken": "مواقع مستولى عليها", strikes: "ضربات", other: "عدد آخر",
  },
  factuality: { certain: "مذكور على أنه مؤكد", probable: "مذكور على أنه مرجّح", possible: "مذكور على أنه محتمل", unknown: "مذكور على أنه غير معلوم" },
  stances: { says: "يقول", reports: "ينقل", claims: "يزعم", denies: "ينفي", confirms: "يؤكد", declines: "لا يؤكد" },
  roles: { title: "عنوان", dateline: "المكان والتاريخ", lede: "مقدمة", body: "متن", list: "قائمة", caption: "تعليق صورة", quote: "اقتباس", source: "سطر المصدر", boilerplate: "نص خارج المقال" },
  kinds: {
    "state-force": "قوة حكومية", government: "حكومة", "armed-group": "جماعة مسلحة", coalition: "تحالف", civilian: "مدنيون", monitor: "جهة رصد", media: "وسيلة إعلام",
    "news-agency": "وكالة أنباء", "international-organisation": "منظمة دولية", official: "مسؤول", unnamed: "مصدر غير مسمّى",
  },
  attributes: { type: "ماذا", initiator: "مَن", target: "ضد مَن", place: "أين", time: "متى", outcome: "النتيجة", toll: "الحصيلة" },
  outcomes: { denied: "منفي", repelled: "صُدّ الهجوم", "territory taken": "استيلاء على أراضٍ", held: "ما زال تحت السيطرة", happened: "حدث ذلك" },
  placeRoles: { at: "في", from: "من", toward: "نحو", near: "قرب" },
  families: { fight: "قتال", strike: "ضربات وتفجيرات", territory: "أراضٍ وتحركات", people: "أشخاص وحصائل", word: "مسؤولية وتأكيد", opinion: "تقدير" },
  desk: {
    skip: "إلى المحتوى", views: "الأقسام", situation: "الوضع", add: "إضافة", articles: "المقالات", review: "المراجعة", language: "لغة الواجهة",
    comma: "، ", colon: ":", loading: "جارٍ التحميل…", again: "إعادة المحاولة", nowhere: "لا شيء في هذا العنوان.", home: "إلى صفحة الوضع", warning: "للمراجعة", error: "مشكلة", info: "ملاحظة", remedy: "ما العمل",
  },
  add: {
    title: "إضافة تقارير", lead: "الصق نص تقرير أو أفلت ملفات. يُلوَّن ما يزعمه في نصه فورًا، ولا يُحفظ شيء قبل أن تطلب ذلك.",
    paste: "نص التقرير", placeholder: "الصق هنا نص مقال أو برقية أو منشور…", drop: "أفلت الملفات هنا، أو", choose: "اختر ملفات", dropped: "الملفات",
    clear: "مسح", keep: "حفظ", keepAll: "حفظ الكل", keeping: "جارٍ الحفظ…", keptAlready: "هذا النص نفسه محفوظ من قبل.", open: "فتح المقال",
    kept: (claims) => n(claims, { zero: "حُفظ بلا أقوال.", one: "حُفظ، وفيه قول واحد.", two: "حُفظ، وفيه قولان.", few: "حُفظ، وفيه # أقوال.", many: "حُفظ، وفيه # قولًا.", other: "حُفظ، وفيه # قول." }),
    reading: "جارٍ القراءة…", copy: "نسخ فقرةً منسوبة", copied: "نُسخ.", notCopied: "لم يسمح المتصفح بالنسخ؛ الفقرة معروضة أدناه.", show: "عرض الفقرة",
    events: (count) => n(count, { zero: "لا أحداث", one: "حدث واحد", two: "حدثان", few: "# أحداث", many: "# حدثًا", other: "# حدث" }), tooLarge: "أكبر من 8 ميغابايت؛ أضفه بالأمر recoupe add.", unread: "تعذّرت قراءته.", remove: "إزالة",
  },
  article: {
    untitled: "بلا عنوان", claims: (count) => n(count, { zero: "لا أقوال", one: "قول واحد", two: "قولان", few: "# أقوال", many: "# قولًا", other: "# قول" }), legend: "معنى الألوان والخطوط", publisher: "الناشر", byline: "بقلم",
    published: "نُشر", noDate: "لا تذكر الصفحة تاريخًا.", captured: "مأخوذ من", url: "العنوان المذكور", republished: "منقول عن", language: "اللغة",
    original: "تنزيل الأصل", loaded: "صياغة منحازة", loadedToward: (name) => `صياغة منحازة بشأن: ${name}`, showLoaded: "إبراز الكلمات المنحازة", problems: "مشكلات وُجدت",
    claimNumber: (number, type) => `القول ${number}: ${type}`, next: "القول التالي", previous: "القول السابق", close: "إغلاق", choose: "اختر قولًا في النص لترى مَن قاله ونقلًا عمّن ولماذا قُرئ هكذا.",
    keys: "المفاتيح: j وk للقول التالي والسابق، Enter للفتح، Escape للإغلاق.", none: "لم يُقرأ أي قول في هذا النص.", list: "المقالات المحفوظة", empty: "لا مقال محفوظ بعد.", noWords: "هذه الكلمات ليست في هذا النص.",
    earlier: "ما سبق من النص", later: "ما يلي من النص", part: (part, of) => `الجزء ${part} من ${of}`,
    solid: "مؤكد", dashed: "مرجّح", dotted: "محتمل", none_line: "غير معلوم",
  },
  claim: {
    chain: "نقلًا عمّن", ownVoice: "يقوله الناشر بصوته هو، فهو المصدر الأصلي.", origin: "المصدر الأصلي", publisher: "الناشر", relay: "ناقل", side: (name) => `الطرف: ${name}`,
    who: "مَن", toWhom: "ضد مَن", where: "أين", when: "متى", counts: "الأعداد", about: "بشأن", events: "ضمن", why: "لماذا قُرئ هكذا", address: "عنوان هذا القول", negative: "يقول النص إن ذلك لم يحدث.",
    inherited: "منقول من موضع آخر في الخبر", said: "مذكور", inferred: "مستنتج", undecided: "غير محسوم بين", resolvedText: "محسوب من تاريخ مطبوع في النص", resolvedPublished: "محسوب من تاريخ الصفحة",
    partOf: (of) => `جزء من ${of}`, amends: (of) => `يحل محل ${of}`, unknownPlace: "ليس في معجم الأماكن", mayBe: "قد يكون", unnamedIn: "بلا اسم في الدليل", loaded: "كلمات منحازة", precision: { 1: "دقيق", 2: "منطقة", 3: "إقليم" }, open: "مفتوح",
    whose: (name) => `من ${name}`, year: "السنة", month: "الشهر", day: "اليوم", 
  },
  situation: {
    title: "الوضع", filters: "المرشِّحات", place: "المكان", actor: "الفاعل", source: "المصدر", type: "النوع", status: "الحالة", since: "منذ", until: "حتى", any: "الكل", clear: "مسح المرشِّحات",
    active: (count) => n(count, { one: "مرشِّح واحد مفعّل", two: "مرشِّحان مفعّلان", few: "# مرشِّحات مفعّلة", other: "# مرشِّحًا مفعّلًا" }), list: "الأحداث", found: (count) => n(count, { zero: "لا أحداث", one: "حدث واحد", two: "حدثان", few: "# أحداث", many: "# حدثًا", other: "# حدث" }), none: "لا حدث يطابق هذه المرشِّحات.", more: "عرض المزيد",
    map: "الخريطة", mapKeys: "الخريطة؛ تحركها مفاتيح الأسهم، ويكبّرها ويصغّرها زائد وناقص", mapFailed: "لا يستطيع هذا المتصفح رسم الخريطة (تحتاج إلى WebGL). القائمة والخط الزمني يعرضان الأحداث نفسها.", mapWaiting: "تُرسم الخريطة…",
    borders: "الحدود كما يرسمها Natural Earth (بحكم الأمر الواقع)؛ متقطعة حيث يعلم recoupe أنها متنازع عليها، والقائمة غير كاملة.", noPlace: (count) => n(count, { one: "حدث واحد بلا مكان على الخريطة", two: "حدثان بلا مكان على الخريطة", few: "# أحداث بلا مكان على الخريطة", many: "# حدثًا بلا مكان على الخريطة", other: "# حدث بلا مكان على الخريطة" }),
    at: (place) => `الأحداث في ${place}`, area: "تتسع الدائرة بقدر الشك في المكان.", arrow: "السهم تحرّك يزعمه أحدهم.", timeline: "الخط الزمني", undated: "بلا تاريخ", ghost: "تاريخ محتمل", timelineKeys: "مفاتيح الأسهم تنقل من حدث إلى حدث.",
    independent: (count) => n(count, { zero: "لا مصدر أصلي ثبتت استقلاليته", one: "مصدر أصلي مستقل واحد", two: "مصدران أصليان مستقلان", few: "# مصادر أصلية مستقلة", many: "# مصدرًا أصليًا مستقلًا", other: "# مصدر أصلي مستقل" }), outlets: (count) => n(count, { zero: "لا وسيلة إعلام", one: "وسيلة إعلام واحدة", two: "وسيلتا إعلام", few: "# وسائل إعلام", other: "# وسيلة إعلام" }), dated: (count) => n(count, { zero: "لا حدث مؤرخًا", one: "حدث مؤرخ واحد", two: "حدثان مؤرخان", few: "# أحداث مؤرخة", many: "# حدثًا مؤرخًا", other: "# حدث مؤرخ" }),
    zoomIn: "تكبير", zoomOut: "تصغير", wholeMap: "عرض كل الأحداث", noResultsYet: "لم يُحفظ شيء بعد.", candidates: (dates) => `غير محسوم: ${dates}`,
  },
  event: {
    versions: "الروايات جنبًا إلى جنب", contested: "أين تفترق", agreed: "أين تتفق", fatalities: "القتلى", origins: "مَن وراء الخبر", documents: "المقالات", problems: "مشكلات وُجدت", status: "معنى الحالة",
    noSide: "طرف غير معروف", saysNothing: "لا قيمة", what: "ما حدث", tolls: "الحصائل", noTolls: "لا يذكر حصيلة.", denies: "ينفي ذلك", declines: "لا يؤكد ذلك", low: "الأدنى", best: "المرجّح", high: "الأعلى", rule: "القاعدة", noDeaths: "لا قول يذكر عدد القتلى.", noBound: "لا قول يذكره",
    independence: { independent: "مستقل", dependent: "تابع لغيره", undecided: "الاستقلالية غير محسومة" }, dependsOn: (name) => `تابع لـ${name}`,
    graph: (outlets, name) => n(outlets, { one: `وسيلة إعلام واحدة، ووراءها ${name}`, two: `وسيلتا إعلام، ووراءهما ${name}`, few: `# وسائل إعلام، ووراءها ${name}`, other: `# وسيلة إعلام، ووراءها ${name}` }), decided: "من هذا الحدث", undecided: "قد يكون من هذا الحدث", attribute: "السمة",
    noContest: "لا مصدر يناقض آخر.", noAgreement: "لا شيء يقوله مصدران معًا.", episode: (count) => n(count, { one: "حدث واحد في القضية نفسها", two: "حدثان في القضية نفسها", few: "# أحداث في القضية نفسها", many: "# حدثًا في القضية نفسها", other: "# حدث في القضية نفسها" }),
    moreThan: (low) => `أكثر من ${low}`, about: (value) => `نحو ${value}`,
    atLeast: (low) => `${low} على الأقل`, atMost: (high) => `${high} على الأكثر`, range: (low, high) => `${low} إلى ${high}`,
    noDate: "بلا تاريخ", initiators: "الفاعل", targets: "المستهدف", otherTypes: "يُذكر أيضًا على أنه", ...eventWords,
  },
  review: reviewWords,
};
