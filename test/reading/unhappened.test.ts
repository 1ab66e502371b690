import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

// On a page that does tell of war: sentences about what did not happen, or not yet, or only on a screen. None is a positive
// event; what denies, declines or foretells may be read as that.

const FRAME = {
  fr: ["Combats à Alep\n\n3 mars 2016\n\nL'armée syrienne a attaqué Alep mercredi, selon l'Observatoire syrien des droits de l'homme.", "La route qui mène au bourg voisin est longue, et les collines alentour sont nues."],
  en: ["Fighting in Aleppo\n\n3 March 2016\n\nThe Syrian army attacked Aleppo on Wednesday, the Syrian Observatory for Human Rights said.", "The road to the next village is long and the hills around it are bare."],
  ar: ["اشتباكات في حلب\n\n3 آذار 2016\n\nهاجم الجيش السوري مدينة حلب يوم الأربعاء، بحسب المرصد السوري لحقوق الإنسان.", "الطريق إلى القرية المجاورة طويل والتلال حولها جرداء."],
} as const;

const UNHAPPENED: Record<keyof typeof FRAME, string[]> = {
  fr: [
    "Personne n'a dit que des soldats avaient été tués à Alep.", "Personne n'a dit que l'armée avait bombardé Homs.", "Nul n'a affirmé que l'armée avait bombardé Homs.", "Aucune source n'a affirmé que l'armée avait bombardé Homs.", "Il n'est pas vrai que l'armée a bombardé l'hôpital d'Alep.", "Il est faux que les rebelles aient repris Alep.", "Rien n'indique que l'armée ait pris Alep.", "L'armée n'a pas bombardé Alep.",
    "Aucun soldat n'a été tué à Alep.", "Les rebelles menacent de bombarder Alep.", "L'armée se prépare à attaquer Alep.", "Le général a promis que ses troupes reprendraient Alep.", "L'armée compte reprendre Alep avant l'été.",
    "Si l'armée attaque Alep, des milliers de civils seront tués.", "L'armée a-t-elle bombardé Alep ?", "L'armée reprendra Alep demain.", "Les rebelles ont été empêchés d'attaquer Alep.", "L'armée a failli reprendre Alep.", "Le film montre comment l'armée a repris Alep.",
    "L'ONU craint que l'armée n'attaque Alep.", "Les rebelles auraient pu attaquer Alep s'ils avaient eu des armes.", "L'armée a renoncé à bombarder Alep.", "Washington demande à l'armée de ne pas bombarder Alep.",
    "Les informations selon lesquelles les rebelles ont repris Alep sont fausses.", "Les rumeurs sur la prise de Homs par les rebelles ont été démenties par l'armée.", "L'affirmation selon laquelle trente soldats ont été tués à Homs est infondée.",
    "« L'armée a-t-elle bombardé l'hôpital de Homs ? », a demandé un journaliste.", "\"L'armée a bombardé Homs ?\", a demandé une journaliste à l'ambassadeur.",
    "Les sanctions visent l'armée syrienne.", "La sécheresse frappe Hassaké.", "La campagne de vaccination vise 12 000 enfants à Alep.", "L'offensive de charme du président a commencé à Alep.", "Le président a atterri à Homs jeudi.",
    "Le héros tue trente rebelles dans le film.", "Dans le roman, l'armée bombarde un village près de Homs et tue 40 personnes.", "Le personnage principal tue douze soldats dans la dernière scène de la série.",
  ],
  en: [
    "Nobody said that soldiers were killed in Aleppo.", "Nobody said that the army had shelled Homs.", "No one claims that the army shelled Homs.", "No source said the army shelled Homs.", "None of the residents said that the army had shelled Homs.", "It is not true that the army shelled a hospital in Aleppo.", "It is false that the rebels captured Aleppo.", "There is no evidence that the army captured Aleppo.", "The army did not shell Aleppo.",
    "No one was killed in Aleppo.", "The rebels threatened to shell Aleppo.", "The army is preparing to attack Aleppo.", "The general vowed that his troops would retake Aleppo.", "The army plans to retake Aleppo before summer.",
    "If the army attacks Aleppo, thousands of civilians will be killed.", "Did the army shell Aleppo?", "The army will retake Aleppo tomorrow.", "The rebels were prevented from attacking Aleppo.", "The army almost captured Aleppo.", "The film shows how the army captured Aleppo.",
    "The U.N. fears that the army may attack Aleppo.", "The rebels could have attacked Aleppo if they had had arms.", "The army never bombed Aleppo.", "Washington urged the army not to bomb Aleppo.",
    "Reports that rebels had seized Hama airport are false.", "The claim that the army shelled a hospital in Homs is untrue, a military source said.", "Rumours that 30 soldiers were killed in Homs have been denied by the ministry.", "The news that rebels captured Homs turned out to be fake.",
    "\"Did the army bomb the hospital in Homs?\" the reporter asked.", "“Why did the army bomb the hospital in Homs?” asked a reporter.",
    "The president landed in Homs on Thursday.", "The delegation landed in Aleppo.", "Army units struck mock targets near Homs.", "The U.S. hit the Syrian government with new sanctions.", "Drought hit Hasakah.", "Prices hit record highs in Aleppo.",
    "The president fired the defence minister in Damascus.", "The government launched a campaign to vaccinate children in Aleppo.", "The vaccination campaign targets 12,000 children in Aleppo.",
    "The hero kills 30 rebels in the film.", "In the second season of the series, the army bombs Aleppo.", "The main character kills a dozen soldiers in Homs.", "The protagonist shells Homs before he dies.",
  ],
  ar: [
    "لم يقل أحد إن جنودا قتلوا في حلب.", "لم يقل أحد إن الجيش قصف حمص.", "لم تذكر أي جهة أن الجيش قصف حمص.", "لا أحد يقول إن الجيش قصف حمص.", "ليس صحيحا أن الجيش قصف مستشفى في حلب.", "من غير الصحيح أن الفصائل سيطرت على حلب.", "لا دليل على أن الجيش سيطر على حلب.", "لم يقصف الجيش مدينة حلب.",
    "لم يقتل أحد في حلب.", "هددت الفصائل بقصف حلب.", "يستعد الجيش لمهاجمة حلب.", "تعهد القائد بأن تستعيد قواته حلب.", "يعتزم الجيش استعادة حلب قبل الصيف.",
    "إذا هاجم الجيش حلب فسيقتل آلاف المدنيين.", "هل قصف الجيش حلب؟", "سيستعيد الجيش حلب غدا.", "منعت الفصائل من مهاجمة حلب.", "كاد الجيش أن يستعيد حلب.", "يروي الفيلم كيف استعاد الجيش حلب.",
    "تخشى الأمم المتحدة أن يهاجم الجيش حلب.", "كان بإمكان الفصائل مهاجمة حلب لو امتلكت السلاح.", "تراجع الجيش عن قصف حلب.", "دعت واشنطن الجيش إلى عدم قصف حلب.",
    "الأنباء عن سيطرة الفصائل على مطار حماة عارية عن الصحة.", "الأنباء التي تحدثت عن مقتل ثلاثين جنديا في حمص لا أساس لها من الصحة.", "ما تردد عن قصف الجيش مستشفى في حمص غير صحيح.",
    "استهدفت العقوبات الجيش السوري.", "ضرب الجفاف الحسكة.", "تستهدف حملة التلقيح 12 ألف طفل في حلب.", "حط الرئيس في حمص الخميس.",
    "البطل يقتل ثلاثين مسلحا في الفيلم.", "في الرواية يقصف الجيش قرية قرب حمص ويقتل أربعين شخصا.", "في المسلسل يقصف الجيش مدينة حلب.",
    "سأل أحد الصحفيين: \"هل قصف الجيش المستشفى في حمص؟\".",
  ],
};

/** What the same words do tell of, on the same page. */
const HAPPENED: Partial<Record<keyof typeof FRAME, string[]>> = {
  fr: ["Malgré les sanctions, l'armée a frappé Homs.", "Les rebelles ont visé une base de l'armée à Homs.", "L'armée a bombardé Homs dans une série de raids."],
  en: ["Rockets landed in Homs on Thursday.", "A missile landed on a market in Homs.", "During the drought the army struck Homs.", "The army hit a vaccination centre in Homs with rockets.", "Reports that rebels had seized Hama airport are true.", "The film crew was hit by a mortar shell in Homs.", "The army shelled a cinema in Homs that was showing a film.", "A scene of devastation followed after the army shelled Homs.", "\"Who will rebuild it?\" a resident said after the army shelled Homs."],
  ar: ["سقطت قذيفة في حمص.", "استهدف الجيش مقرا في حمص خلال حملة التلقيح.", "وفقا لرواية الجيش قصفت الطائرات مدينة حمص."],
};

/** Read as events for now. */
const KNOWN_MISSES: ReadonlySet<string> = new Set(["تراجع الجيش عن قصف حلب."]); // "went back on" is spelled as "retreated"

describe.each(Object.entries(HAPPENED))("%s, what did happen", (language, sentences) => {
  for (const sentence of sentences) test(sentence, () => {
    const [before, after] = FRAME[language as keyof typeof FRAME], { claims, document } = readText(`${before} ${sentence} ${after}\n`);
    const from = document.text.indexOf(sentence), to = from + sentence.length;
    expect(claims.filter((c) => c.span.start < to && from < c.span.end && c.polarity === "positive" && !["confirmation", "assessment"].includes(c.type)).length).toBeGreaterThan(0);
  });
});

describe.each(Object.keys(UNHAPPENED) as (keyof typeof FRAME)[])("%s", (language) => {
  for (const sentence of UNHAPPENED[language]) (KNOWN_MISSES.has(sentence) ? test.fails : test)(sentence, () => {
    const [before, after] = FRAME[language], { claims, document } = readText(`${before} ${sentence} ${after}\n`);
    const from = document.text.indexOf(sentence), to = from + sentence.length;
    expect(from).toBeGreaterThan(0);
    expect(claims.some((c) => c.span.end <= from), "what did happen is read").toBe(true);
    const there = claims.filter((c) => c.span.start < to && from < c.span.end && c.polarity === "positive" && !["confirmation", "assessment"].includes(c.type) && !c.counts.some((n) => n.high === 0));
    expect(there.map((c) => `${c.type} (${c.factuality}): ${c.span.exact}`)).toEqual([]);
  });
});
