const TOWNS = ["Deir ez-Zor", "Raqqa", "Homs", "Hama", "Idlib", "Palmyra"];
const DAYS = ["3 March 2019", "4 March 2019", "5 March 2019", "9 March 2019"];
const SOURCES = ["the Syrian Observatory for Human Rights", "state news agency SANA", "Amaq"];
const ACTS = [
  (town: string, dead: number) => `At least ${dead} Syrian army soldiers were killed in an Islamic State attack on ${town}`,
  (town: string, dead: number) => `A suicide bomber of Islamic State killed ${dead} people in ${town}`,
  (town: string) => `Islamic State fighters withdrew from ${town}`,
  (town: string, dead: number) => `Russian warplanes struck ${town} and killed ${dead} fighters of Islamic State`,
];

/** One of many short reports of a few places and days, which meet each other in every way: agreeing, contradicting, undated. */
export function dispatch(number: number): { text: string; captured_from: string } {
  const pick = <T>(list: readonly T[], by: number): T => list[(number * by + (number >> 2)) % list.length]!;
  const [town, other] = [pick(TOWNS, 1), pick(TOWNS, 5)];
  const day = pick(DAYS, 3);
  const sentence = (act: number, at: string, when: string): string => `${pick(ACTS, act)(at, 3 + number % 4)}${when}, ${pick(SOURCES, act + 1)} said.`;
  const dated = number % 5 === 4 ? "" : ` on ${day}`;
  return { captured_from: `dispatch-${number}.txt`, text: `${sentence(1, town, dated)} ${sentence(2, other, number % 3 === 0 ? "" : ` on ${day}`)} Report number ${number}.\n` };
}
