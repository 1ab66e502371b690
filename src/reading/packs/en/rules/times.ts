import type { TimeRule } from "../../../rule.ts";

/** What lasts for years: the dead of all of it are nobody event's. */
const WAR = "war|conflict|insurgency|uprising|rebellion|revolt|revolution|crisis|hostilities|unrest|invasion|occupation|violence";
/** What lasts for weeks or months. */
const CAMPAIGN = "offensive|operation|campaign|siege|escalation|protests|blockade";

/** English time expressions. */
export const times: TimeRule[] = [
  {
    id: "month-day", pattern: "on? weekday=<weekday>? ,? on|of? month=<month> day=<day> th|st|nd|rd? ( ,? year=<year> )?", value: { kind: "date" },
    examples: ["The bridge was hit [[on March 3]].", "The bridge was hit [[on Tuesday, March 3, 2015]].", "The bridge was hit [[on June 24th]]."],
    leaves: ["The 12 soldiers came home.", "They may have tried 12 times."],
  },
  {
    id: "day-month", pattern: "on? weekday=<weekday>? ,? on? the? day=<day> th|st|nd|rd? of? month=<month> ( ,? year=<year> )?", value: { kind: "date" },
    examples: ["The bridge was hit [[on 3 March 2015]].", "[[Tuesday 3 March]] was quiet.", "The bridge was hit [[on the 3rd of March]]."], leaves: ["The 3 men came in March."],
  },
  { id: "numeric", pattern: "date=<date>", value: { kind: "numeric" }, examples: ["The page is of [[03/04/2019]]."], leaves: ["The score was 3/4."] },
  {
    id: "night-of-two-days", pattern: "overnight|night|between? from|between|of? weekday=<weekday> night? to|into|and weekday2=<weekday>", value: { kind: "night" },
    examples: ["Shells fell [[overnight from Monday to Tuesday]]."], leaves: ["Shells fell overnight."],
  },
  {
    id: "weekday-last", pattern: "last|past weekday=<weekday>", value: { kind: "weekday", which: "last" },
    examples: ["The convoy arrived [[last Thursday]]."], leaves: ["The last convoy arrived."],
  },
  {
    id: "weekday", pattern: "( early|late|earlier|later )? on? ( early|late )? weekday=<weekday> <day-part>?", value: { kind: "weekday", which: "this" },
    examples: ["The convoy arrived [[on Friday]].", "The convoy arrived [[late on Friday]].", "The bridge was hit [[early Monday morning]].", "[[Saturday's]] blast was the worst.", "[[Saturdays]] blast was the worst."], leaves: ["The convoy arrived."],
  },
  { id: "today", pattern: "today", value: { kind: "days", offset: 0 }, examples: ["The bridge was hit [[today]]."], leaves: ["The bridge was hit."] },
  { id: "this-part-of-day", pattern: "this morning|afternoon|evening", value: { kind: "days", offset: 0 }, examples: ["The bridge was hit [[this morning]]."], leaves: ["The bridge was hit in the morning."] },
  { id: "tonight", pattern: "tonight", value: { kind: "days", offset: 0 }, examples: ["The bridge was hit [[tonight]]."], leaves: ["The bridge was hit at night."] },
  { id: "yesterday", pattern: "yesterday <day-part>?", value: { kind: "days", offset: -1 }, examples: ["The bridge was hit [[yesterday]].", "The bridge was hit [[yesterday evening]]."], leaves: ["The bridge was hit."] },
  { id: "day-before", pattern: "the|a day before|earlier", value: { kind: "days", offset: -1, anaphoric: true }, examples: ["A shell had fallen [[the day before]]."], leaves: ["The day was quiet."] },
  { id: "previous-day", pattern: "the previous day|night", value: { kind: "days", offset: -1, anaphoric: true }, examples: ["A shell had fallen [[the previous day]]."], leaves: ["The previous shell fell short."] },
  { id: "next-day", pattern: "the next|following day", value: { kind: "days", offset: 1, anaphoric: true }, examples: ["[[The next day]] the village was empty."], leaves: ["The next village was empty."] },
  { id: "day-later", pattern: "a day later|after", value: { kind: "days", offset: 1, anaphoric: true }, examples: ["[[A day later]] the village was empty."], leaves: ["A day is long."] },
  { id: "same-day", pattern: "the same day", value: { kind: "days", offset: 0, anaphoric: true }, examples: ["[[The same day]] a bridge fell."], leaves: ["The same bridge fell."] },
  { id: "anniversary", pattern: "( on? weekday=<weekday> / today ) ,? marks|marked|is|was the|a|his|its|their? ..3 anniversary", value: { kind: "vague" }, examples: ["[[Monday marks the tenth anniversary]] of the flood."], leaves: ["The village fell on Monday."] },
  { id: "ago", pattern: "n=<number> unit=<time-unit> ago|earlier", value: { kind: "ago" }, examples: ["The village fell [[three weeks ago]]."], leaves: ["Three weeks are long."] },
  { id: "ago-digits", pattern: "n=<digits> unit=<time-unit> ago|earlier", value: { kind: "ago" }, examples: ["The village fell [[3 weeks ago]]."], leaves: ["Some 3 weeks are long."] },
  { id: "since-season", pattern: "since the? season=<season> of? year=<year>?", value: { kind: "season", which: "stated", open: "since" }, examples: ["The road has been cut [[since the summer of 2014]]."], leaves: ["The road has been cut since."] },
  { id: "since-month", pattern: "since part=<month-part>? month=<month> ,? year=<year>?", value: { kind: "month", which: "stated", open: "since" }, examples: ["The road has been cut [[since March 2013]].", "The road has been cut [[since early March]]."], leaves: ["The road has been cut since."] },
  { id: "began-in-month", pattern: "since ..6 began|started|erupted|start|beginning|outbreak|eruption ..5 in|of month=<month> ,? year=<year>?", value: { kind: "month", which: "stated", open: "since" }, examples: ["Thousands have died [[since the conflict began in March 2011]]."], leaves: ["The conflict began."] },
  { id: "began-with-in-month", pattern: "since ..6 began|started|erupted|start|beginning with|after|as ..5 in month=<month> ,? year=<year>?", value: { kind: "month", which: "stated", open: "since" }, examples: ["Thousands have died [[since the war began with street protests in March 2011]]."], leaves: ["The conflict began with protests."] },
  { id: "began-in-year", pattern: "since ..6 began|started|erupted|start|beginning|outbreak|eruption ..5 in|of year=<year>", value: { kind: "year", offset: null, open: "since" }, examples: ["Thousands have died [[since the war started in 2011]]."], leaves: ["The war started."] },
  { id: "since-year", pattern: "since|from year=<year>", value: { kind: "year", offset: null, open: "since" }, examples: ["The road has been cut [[since 2012]]."], leaves: ["The road has been cut since 12 soldiers came."] },
  { id: "since-day-first", pattern: "since weekday=<weekday>? ,? the? day=<day> th|st|nd|rd? of? month=<month> ( ,? year=<year> )?", value: { kind: "date", open: "since" }, examples: ["The road has been cut [[since 3 March 2013]]."], leaves: ["The road has been cut since."] },
  { id: "since-month-first", pattern: "since weekday=<weekday>? ,? month=<month> day=<day> th|st|nd|rd? ( ,? year=<year> )?", value: { kind: "date", open: "since" }, examples: ["The road has been cut [[since March 3, 2013]]."], leaves: ["The road has been cut since."] },
  { id: "since-weekday", pattern: "since ( early|late )? weekday=<weekday> <day-part>?", value: { kind: "weekday", which: "this", open: "since" }, examples: ["Shells have fallen [[since Monday]]."], leaves: ["Shells have fallen since."] },
  { id: "season-last", pattern: "last season=<season>", value: { kind: "season", which: "last" }, examples: ["The village was retaken [[last spring]]."], leaves: ["The last village was retaken."] },
  { id: "season", pattern: "in|during the? season=<season> of? year=<year>", value: { kind: "season", which: "stated" }, examples: ["The village was retaken [[in the autumn of 2014]]."], leaves: ["In the autumn it rains."] },
  { id: "month-last", pattern: "last month=<month>", value: { kind: "month", which: "last" }, examples: ["The village was retaken [[last March]]."], leaves: ["The last village was retaken."] },
  { id: "last-month", pattern: "last month", value: { kind: "month", which: "last" }, examples: ["The village was retaken [[last month]]."], leaves: ["The month is long."] },
  { id: "this-month", pattern: "( earlier|later )? this month", value: { kind: "month", which: "this" }, examples: ["The village was retaken [[earlier this month]]."], leaves: ["The month is long."] },
  { id: "month-part", pattern: "in|by|at? part=<month-part> month=<month> ,? year=<year>?", value: { kind: "month", which: "stated" }, examples: ["The village was retaken [[in early May 2016]].", "The village was retaken [[in late March]]."], leaves: ["The early bus came."] },
  { id: "month", pattern: "in|during|of|until month=<month> ,? year=<year>?", value: { kind: "month", which: "stated" }, examples: ["The village was retaken [[in March 2015]].", "The village was retaken [[in March]]."], leaves: ["They march in the village."] },
  { id: "month-year", pattern: "month=<month> ,? year=<year>", value: { kind: "month", which: "stated" }, examples: ["The [[March 2015]] truce held."], leaves: ["The truce held."] },
  { id: "year", pattern: "in|during year=<year>", value: { kind: "year", offset: null }, examples: ["The village was retaken [[in 2015]]."], leaves: ["The village has 2015 people."] },
  { id: "last-year", pattern: "last year", value: { kind: "year", offset: -1 }, examples: ["The village was retaken [[last year]]."], leaves: ["The year is long."] },
  {
    id: "since-the-war", pattern: `since ( the|its|their|this|that|a )? ..3 ${WAR}|${CAMPAIGN} ..4 began|begun|started|erupted|broke|flared|resumed|intensified out?`, value: { kind: "period" },
    examples: ["Thousands have died [[since the civil war began]].", "Thousands have died [[since the conflict broke out]].", "Forty people have died [[since the government's offensive began]]."],
    leaves: ["The war began.", "Forty people have died since the truce began."],
  },
  {
    id: "since-the-start-of-the-war", pattern: `since|from the start|beginning|outbreak|onset|eruption|launch|resumption of the|a|its|that|this|their ..3 ${WAR}|${CAMPAIGN}`, value: { kind: "period" },
    examples: ["Thousands have died [[since the start of the civil war]].", "Thousands have died [[since the outbreak of the conflict]]."], leaves: ["The start of the war was quiet.", "Five have died since the start of the clashes."],
  },
  { id: "since-the-war-by-itself", pattern: `since the|its|their|that ..2 ${WAR}`, value: { kind: "period" }, examples: ["Thousands have died [[since the 2014 uprising]]."], leaves: ["The uprising failed."] },
  {
    id: "over-years", pattern: "in|over|during|throughout ( more|less than / nearly / almost / over / about / around / some / at least )? ( the|these|this last|past ( <number> / <digits> / several / many )? / <number> / <digits> / several ) years|months|decades|decade|year ( of ( the )? ..2 war|conflict|fighting|violence|insurgency|unrest|crisis|siege )?", value: { kind: "period" },
    examples: ["[[In more than five years of civil war]], thousands have died.", "Thousands have died [[over the past three years]].", "[[In eight months of fighting]], many have died."],
    leaves: ["Two bridges fell in three days.", "It was the worst flood in years.", "He was jailed for ten years.", "He died at the age of 40 years."],
  },
  { id: "recent-years", pattern: "in|over|during recent|past|previous years|months", value: { kind: "period" }, examples: ["Thousands have died [[in recent years]]."], leaves: ["Two bridges fell in recent days."] },
  {
    id: "the-war-has", pattern: "the|this|that|its ..4 period=war|conflict|insurgency|uprising|crisis|rebellion|revolt ( has|have|had already|also|so|since? far? )? killed|claimed|left|cost|displaced|forced|resulted|taken|caused", value: { kind: "period" },
    examples: ["[[The four-year conflict has left]] thousands dead."], leaves: ["The war monitor has said so.", "The war crimes court has sat.", "The rebels have killed two."],
  },
  {
    id: "the-war-somewhere-has", pattern: "the|this|that|its ..4 period=war|conflict|insurgency|uprising|crisis|rebellion|revolt in|between|over|of|, ..6 has|have|had already|also|so|since? far? killed|claimed|left|cost|displaced|forced|resulted|taken|caused", value: { kind: "period" },
    examples: ["[[The war in the east has killed]] thousands."], leaves: ["The war in the east has a cost."],
  },
  {
    id: "the-war-which-has", pattern: "period=war|conflict|insurgency|uprising|crisis ..4 , ..3 which|that has|have ( already|so far )? killed|claimed|left|cost|displaced|taken", value: { kind: "period" },
    examples: ["Talks on the [[war, which has killed]] thousands, go on."], leaves: ["The war monitor, which has an office here, said so."],
  },
  {
    id: "a-war-that-has", pattern: "period=war|conflict|insurgency|uprising|crisis ..4 that|which has|have|had ( already|so far )? killed|claimed|left|cost|displaced|taken", value: { kind: "period" },
    examples: ["It is a [[conflict that has claimed]] thousands of lives."], leaves: ["It is a conflict that nobody wants."],
  },
  {
    id: "killed-in-the-war", pattern: "killed|died|dead|deaths|casualties|wounded|displaced|perished in|by|from|of|during the|this ..2 period=war|conflict|insurgency|uprising", value: { kind: "period" },
    examples: ["Thousands have been [[killed in the conflict]]."], leaves: ["Two were killed in the attack.", "Two were killed in the village."],
  },
  { id: "this-year", pattern: "( so far / since the start|beginning of / earlier )? ( in )? this year", value: { kind: "year", offset: 0 }, examples: ["Forty people have died [[so far this year]]."], leaves: ["The year is long."] },
  { id: "vague-days", pattern: "in|over|during|for? the|these|this? last|past|recent|previous|coming|next|few <number>? <digits>? few|several|couple? of? days|weeks|months|hours|week|years", value: { kind: "vague" }, examples: ["Two bridges fell [[in recent days]].", "Two bridges fell [[in the past 24 hours]].", "A bridge fell [[last week]]."], leaves: ["The days are short."] },
  { id: "vague-this-week", pattern: "( earlier|later )? this week", value: { kind: "vague" }, examples: ["A bridge fell [[earlier this week]]."], leaves: ["The week is long."] },
];
