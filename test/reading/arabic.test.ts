import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/reading/index.ts";
import { readText } from "./shelf.ts";

/** A dispatch of 12 July 2016, a Tuesday; the country is named so that forces and towns are its own. */
const dispatch = (sentence: string): Claim[] => readText(`أخبار من سوريا\n\nنشر في 12 تموز/يوليو 2016\n\nظل الوضع في سوريا متوترا بين الجيش والمسلحين. ${sentence}\n`).claims;
const of = (claim: Claim | undefined) => claim && {
  type: claim.type,
  by: claim.initiators.map((a) => a.id), to: claim.targets.map((a) => a.id),
  at: claim.places.map((p) => p.name),
  counts: claim.counts.map((c) => `${c.quantity} ${c.low}..${c.high}`),
  said: claim.attribution.map((l) => l.source.id ?? "unnamed"),
  time: claim.time && `${claim.time.start}..${claim.time.end}`,
  factuality: claim.factuality, polarity: claim.polarity,
};
type Expected = Partial<NonNullable<ReturnType<typeof of>>>;
const reads = (cases: [string, Expected][]): void => {
  test.each(cases)("%s", (sentence, expected) => {
    const claims = dispatch(sentence);
    expect(claims.map((c) => c.span.exact)).toHaveLength(1);
    expect(of(claims[0])).toMatchObject(expected);
  });
};

describe("numbers as Arabic writes them", () => reads([
  ["قتل ثلاثة وعشرون جنديا في هجوم على حمص.", { to: ["syr-saa"], counts: ["killed 23..23"] }],
  ["سقط مئة وخمسة قتلى في قصف على حلب.", { counts: ["killed 105..105"] }],
  ["قتل ألفا مدني في حلب.", { counts: ["killed 2000..2000"] }],
  ["ارتفعت حصيلة القتلى في حلب إلى 41 ألفا و500 قتيل.", { counts: ["killed 41500..41500"] }],
  ["قُتل ما لا يقل عن اثني عشر مدنيا في حلب.", { counts: ["killed 12..null"] }],
  ["قتل 33 جنديا سوريا على الأقل في حمص.", { counts: ["killed 33..null"] }],
  ["أسفر القصف على درعا عن مئات القتلى.", { counts: ["killed 200..null"] }],
  ["أصيب ٣٥ مدنيا في قصف على إدلب.", { counts: ["wounded 35..35"] }],
  ["مقتل ۱۲ جنديا في كمين قرب دير الزور.", { counts: ["killed 12..12"] }],
  ["قُتل جنديان وجُرح ثالث بانفجار لغم قرب تدمر.", { type: "remote-explosive-landmine-ied", counts: ["killed 2..2", "wounded 1..1"] }],
  ["قُتلت امرأتان وطفل في قصف على دوما.", { counts: ["killed 2..2", "killed 1..1"] }],
  ["استشهد مدنيان اثنان في قصف على حلب.", { counts: ["killed 2..2"] }],
  ["وقال الجيش السوري إن جنديا قتل في حمص.", { counts: ["killed 1..1"], said: ["syr-saa"] }],
  ["ارتفع عدد القتلى في حلب من 38 إلى 52.", { counts: ["killed 38..38", "killed 52..52"] }],
  ["بلغ عدد القتلى في حلب 30 بينهم عشرة أطفال.", { counts: ["killed 30..30", "killed 10..10"] }],
  ["قتل سبعة مدنيين بينهم طفلتان في قصف على حلب.", { counts: ["killed 7..7", "killed 2..2"] }],
]));

describe("letters written together with a word, and spellings of it", () => reads([
  ["فقصفت الطائرات الروسية مواقع في تدمر.", { type: "air-drone-strike", by: ["rus-vks"] }],
  ["قَصَفَ الجَيشُ السُّوريُّ مَواقِعَ في حِمص.", { by: ["syr-saa"], at: ["Homs"] }],
  ["سيطر الجيش الســـوري على تدمر.", { by: ["syr-saa"], at: ["Palmyra"] }],
  ["سيطر الجيش السورى على البوكمال.", { by: ["syr-saa"], at: ["Abu Kamal"] }],
  ["سيطر الجيش السوري على ابو كمال.", { at: ["Abu Kamal"] }],
  ["سيطر الجيش السوري على مدينة ألبو كمال.", { at: ["Abu Kamal"] }],
  ["أعلنت وكالة SANA أن الجيش السوري سيطر على تدمر.", { said: ["sana"] }],
  ["وقالت AFP نقلا عن المرصد السوري لحقوق الإنسان إن 12 جنديا قتلوا في حمص.", { said: ["afp", "sohr"], counts: ["killed 12..12"] }],
]));

describe("who did it, where verbs stand before their subjects", () => reads([
  ["وقال ناشطون إن الجيش السوري استعاد مدينة تدمر.", { type: "government-regains-territory", by: ["syr-saa"], said: ["unnamed"] }],
  ["استعاد الجيش السوري مدينة تدمر من قبضة تنظيم الدولة الإسلامية.", { by: ["syr-saa"], to: ["isis"] }],
  ["خسر تنظيم الدولة الإسلامية مدينة تدمر لصالح الجيش السوري.", { type: "government-regains-territory", by: ["syr-saa"], to: ["isis"] }],
  ["أسقط الجيش السوري طائرة مسيرة تركية في إدلب.", { type: "disrupted-weapons-use", by: ["syr-saa"], to: ["tur-mil"] }],
  ["تصدت الدفاعات الجوية السورية لصواريخ إسرائيلية قرب دمشق.", { type: "repelled", by: ["idf"], to: ["syr-saa"] }],
  ["صد الجيش السوري هجوما لتنظيم الدولة الإسلامية على تدمر.", { type: "repelled", by: ["isis"], to: ["syr-saa"] }],
  ["تقدمت القوات السورية المدعومة من حزب الله في حلب.", { type: "movement", by: ["syr-saa"] }],
  ["قُتل قائد ميداني في حزب الله في غارة إسرائيلية على دمشق.", { type: "air-drone-strike", by: ["iaf"], to: ["hezbollah"] }],
  ["33 جنديا تركيا قتلوا في غارة على إدلب.", { by: [], to: ["tur-mil"], counts: ["killed 33..33"] }],
  ["قال الناطق باسم الجيش السوري: «استعدنا السيطرة على تدمر».", { by: ["syr-saa"], said: ["syr-saa"] }],
  ["انفجرت عبوة بسيارة تابعة لقوات سوريا الديمقراطية في الرقة.", { type: "remote-explosive-landmine-ied", to: ["sdf"] }],
  ["قصفت مدفعية الجيش السوري مدينة إدلب.", { type: "shelling-artillery-missile-attack", by: ["syr-saa"] }],
  ["تمكنت وحدات الجيش السوري من استعادة السيطرة على مدينة تدمر.", { type: "government-regains-territory", by: ["syr-saa"] }],
  ["استهدفت مسيرة تركية سيارة في عين عيسى.", { type: "air-drone-strike", by: ["tur-mil"] }],
  ["اعتدت مجموعة مسلحة بقذائف الهاون على مدينة محردة.", { type: "shelling-artillery-missile-attack" }],
]));

describe("whose word it is", () => reads([
  ["قالت فرانس برس نقلاً عن المرصد السوري لحقوق الإنسان إن 12 جنديا قتلوا في حمص.", { said: ["afp", "sohr"] }],
  ["نقلت رويترز عن مصدر عسكري قوله إن الجيش السوري سيطر على تدمر.", { said: ["reuters", "unnamed"] }],
  ["وكان مصدر أمني تركي قال لرويترز إن 12 جنديا قتلوا في حمص.", { said: ["unnamed"] }],
  ["كما أكد المرصد السوري لحقوق الإنسان أن 12 جنديا قتلوا في حمص.", { said: ["sohr"] }],
  ["أما وكالة سانا فأعلنت أن الجيش السوري سيطر على تدمر.", { said: ["sana"] }],
  ["رصد نشطاء المرصد السوري لحقوق الإنسان قصفا على حلب.", { said: ["sohr"] }],
  ["حملت قوات سوريا الديمقراطية الجيش التركي مسؤولية القصف على عفرين.", { type: "responsibility", by: ["tur-mil"], said: ["sdf"], factuality: "possible" }],
  ["أعلن تنظيم الدولة الإسلامية مسؤوليته عن تفجير الحسكة.", { type: "responsibility", by: ["isis"], said: ["isis"] }],
]));

describe("how sure it is", () => reads([
  ["يُعتقد أن طائرات روسية قصفت المستشفى في إدلب.", { factuality: "probable", by: ["rus-vks"] }],
  ["زعم تنظيم الدولة الإسلامية أنه قتل 20 جنديا في حمص.", { factuality: "possible", said: ["isis"] }],
  ["لم يتسن التأكد من هذه الأنباء من مصدر مستقل.", { type: "confirmation", factuality: "unknown" }],
  ["نفت موسكو أن تكون طائراتها قصفت سوقا في إدلب.", { type: "confirmation", polarity: "negative", at: ["Idlib"], said: ["rus-gov"] }],
  ["نفى الجيش السوري قصف مستشفى في إدلب.", { type: "confirmation", polarity: "negative", said: ["syr-saa"] }],
  ["لا صحة للأنباء عن سقوط تدمر.", { type: "confirmation", polarity: "negative" }],
]));

describe("days", () => reads([
  ["سيطر تنظيم الدولة الإسلامية على تدمر في تشرين الثاني/نوفمبر 2015.", { time: "2015-11-01..2015-11-30" }],
  ["سيطر تنظيم الدولة الإسلامية على تدمر في أيار (مايو) 2015.", { time: "2015-05-01..2015-05-31" }],
  ["سيطر تنظيم الدولة الإسلامية على تدمر في 20 مايو أيار 2015.", { time: "2015-05-20..2015-05-20" }],
  ["قصف الجيش السوري مدينة حلب لليوم الثالث على التوالي.", { time: null }],
]));

describe("a strike that is the subject: whoever it hits did not do it", () => reads([
  ["استهدفت غارة جوية عناصر من داعش قرب تدمر.", { type: "air-drone-strike", by: [], to: ["isis"] }],
  ["الضربة الجوية في محافظة إدلب استهدفت عناصر من داعش.", { type: "air-drone-strike", by: [], to: ["isis"], at: ["Idlib province"] }],
  ["غارة جوية قرب تدمر قتلت ثلاثة عناصر من داعش.", { by: [], to: ["isis"], counts: ["killed 3..3"] }],
  ["صد الجيش السوري هجوما لداعش قرب تدمر.", { type: "repelled", by: ["isis"], to: ["syr-saa"] }],
  ["قصف الجيش السوري مواقع لداعش قرب تدمر.", { by: ["syr-saa"], to: ["isis"] }],
]));

describe("an act that a relative clause tells more of", () => reads([
  // Who, where and when stand in the clause between the noun and its verb; what was planned would have been elsewhere.
  ["وأعلن الجيش السوري أن الغارة التي نفذها الاثنين في محافظة إدلب عمل مشروع، استهدفت عناصر مسلحة خططت لإطلاق صاروخ على مدينة حماة.", { type: "air-drone-strike", by: ["syr-saa"], at: ["Idlib province"], time: "2016-07-11..2016-07-11", said: ["syr-saa"] }],
  // A known miss: who is named in that clause. It is at least not laid on the speaker.
  ["وأعلن الجيش السوري أن القصف الذي نفذته القوات الروسية الاثنين في محافظة إدلب أمر مشروع، استهدف مسلحين يستعدون للهجوم على مدينة حماة.", { by: [], at: ["Idlib province"], time: "2016-07-11..2016-07-11" }],
  ["استهدفت غارة مسلحين قرب دوما حاولوا التقدم نحو حرستا.", { at: ["Douma"] }],
]));

describe("a second event of one sentence", () => {
  test.each<[string, string[]]>([
    ["سيطر الجيش السوري على مدينة تدمر بعد انسحاب تنظيم الدولة الإسلامية.", ["government-regains-territory syr-saa", "movement isis"]],
    ["سيطر تنظيم الدولة الإسلامية على تدمر، في هجوم شارك فيه عشرة انتحاريين.", ["non-state-actor-overtakes-territory isis", "suicide-bomb isis"]],
    ["أحبطت القوات السورية محاولة تسلل إلى حمص وقتلت ثلاثة مسلحين.", ["repelled ", "toll syr-saa"]],
    ["قتل ثلاثة جنود، الأحد، جراء غارات شنتها طائرات إسرائيلية على دمشق.", ["air-drone-strike iaf"]],
    ["أصيب 15 مدنيا، فجر الأحد، بتفجيرين انتحاريين استهدفا سوقا في الحسكة.", ["suicide-bomb "]],
  ])("%s", (sentence, expected) => {
    expect(dispatch(sentence).map((c) => `${c.type} ${c.initiators.map((a) => a.id).join("+")}`)).toEqual(expected);
  });
});

describe("nothing happened", () => {
  test.each([
    "سيهاجم الجيش السوري مدينة إدلب.",
    "هدد الجيش السوري باقتحام مدينة إدلب.",
    "يستعد الجيش السوري لاقتحام إدلب.",
    "فشل الجيش السوري في السيطرة على تدمر.",
    "هل قصفت روسيا المستشفى في إدلب؟",
    "إذا هاجم الجيش إدلب فسيقتل المدنيون.",
    "قتل خمسة أشخاص في حادث سير قرب حمص.",
    "لقي 12 شخصا مصرعهم في زلزال ضرب حلب.",
    "ولم ترد أنباء عن تحركات جديدة.",
  ])("%s", (sentence) => {
    expect(dispatch(sentence).filter((c) => c.type !== "assessment").map((c) => c.span.exact)).toEqual([]);
  });

  test.each<[string, string]>([
    ["sport", "الهلال يهزم النصر\n\nالرياض - حقق فريق الهلال فوزا على ضيفه النصر بثلاثة أهداف، وقاد المهاجم هجوم الفريق، وتصدى الحارس لضربة جزاء في الدقيقة 78.\n\nوسيطر الهلال على وسط الملعب ورفع رصيده إلى 45 نقطة.\n"],
    ["weather", "عاصفة ثلجية في لبنان\n\nبيروت - ضربت عاصفة ثلجية شمال لبنان، وحاصرت الثلوج عشرات السيارات على الطريق، وأجلت فرق الدفاع المدني 40 عائلة، وقضت امرأة بسبب انهيار جدار.\n"],
    ["trade", "تراجع أسعار النفط\n\nلندن - هاجم وزير المالية سياسة المصرف المركزي، واستحوذت شركة مصرية على حصة من مصرف في العراق بعد معركة قضائية استمرت عامين.\n"],
    ["court", "محكمة تقضي بسجن رجل أعمال\n\nتونس - قضت محكمة بسجن رجل أعمال خمس سنوات، وأوقفت الشرطة أربعة موظفين، وصادرت الجمارك كمية من الذهب.\n"],
  ])("a page of %s", (_, page) => {
    expect(readText(page).claims.map((c) => c.span.exact)).toEqual([]);
  });
});

test("a place before a dash opens the report; it is no scene of it", () => {
  const [claim] = readText("غارة في الجنوب\n\nنشر في 12 تموز/يوليو 2024\n\nبيروت - أغار الطيران الإسرائيلي على أطراف بلدة عيتا الشعب في قضاء بنت جبيل.\n").claims;
  expect(claim?.places.map((p) => p.text)).not.toContain("بيروت");
});

test("an office named once is meant when it is named again", () => {
  const claims = readText("قصف على غزة\n\nنشر في 12 تموز/يوليو 2024\n\nأعلنت وزارة الصحة في غزة مقتل 12 شخصا في قصف إسرائيلي على خان يونس. وأفاد شهود بسقوط ضحايا.\n\nوأكدت الوزارة مقتل خمسة مدنيين في غارة على رفح.\n").claims;
  expect(claims.at(-1)?.attribution.map((l) => l.source.id)).toEqual(["gaza-moh"]);
});

test("a ministry without its country is none of another country than the sentence is about", () => {
  const claims = readText("غارات على بعلبك\n\nنشر في 12 تشرين الأول/أكتوبر 2024\n\nأعلنت وزارة الصحة مقتل 12 شخصا في غارات إسرائيلية على مدينة بعلبك في لبنان.\n\nوتتواصل الحرب في قطاع غزة منذ عام بين إسرائيل وحركة حماس.\n").claims;
  expect(claims[0]?.attribution.map((l) => l.source.id)).toEqual([null]);
});

test("a strike of somebody is his, whoever is counted before it", () => {
  const [claim] = readText("غارة على صعدة\n\nنشر في 12 تشرين الأول/أكتوبر 2019\n\nقتل ثلاثة مدنيين في غارة للتحالف بقيادة السعودية على صعدة في اليمن.\n").claims;
  expect(of(claim)).toMatchObject({ type: "air-drone-strike", by: ["saudi-coalition"], to: ["civilians"] });
});

test.each(["بحسب غرفة طوارئ المخيم", "وفق ما أعلنت غرفة طوارئ المخيم", "وفق إحصاء رسمي"])("somebody whom no list knows speaks, and not the page: %s", (cue) => {
  const { claims } = readText(`أخبار السودان\n\nيعيش السودان حربا منذ أشهر. قتل ثلاثون مدنيا في قصف على مدينة الفاشر، ${cue}.\n`);
  expect(claims.at(-1)?.attribution.map((l) => [l.source.id, l.source.kind])).toEqual([[null, "unnamed"]]);
});
