/** What the data sets of the field say of a country. */
export interface CountryCodes {
  /** ISO 3166-1 numeric. */
  iso: number;
  /** Gleditsch and Ward's number of the state (Gleditsch & Ward 1999, "Interstate System Membership"); null where it is no state there. */
  gw: number | null;
  /** ACLED's region and UCDP's. */
  acled: string;
  ucdp: string;
}

// Alpha-2, ISO number, Gleditsch and Ward's number (- for none), by ACLED's regions, with UCDP's in brackets. UCDP counts Egypt
// to the Middle East, the Caucasus to Europe, and Turkey, as ACLED does, to the Middle East: those that differ stand in a line of their own.
const TABLE = `
Middle East [Middle East]: BH 48 692, IR 364 630, IQ 368 645, IL 376 666, JO 400 663, KW 414 690, LB 422 660, OM 512 698, PS 275 -, QA 634 694, SA 682 670, SY 760 652, TR 792 640, AE 784 696, YE 887 678
Northern Africa [Middle East]: EG 818 651
Northern Africa [Africa]: DZ 12 615, LY 434 620, MA 504 600, SD 729 625, TN 788 616, EH 732 -
Western Africa [Africa]: BJ 204 434, BF 854 439, CV 132 402, CI 384 437, GM 270 420, GH 288 452, GN 324 438, GW 624 404, LR 430 450, ML 466 432, MR 478 435, NE 562 436, NG 566 475, SN 686 433, SL 694 451, TG 768 461
Middle Africa [Africa]: AO 24 540, CM 120 471, CF 140 482, TD 148 483, CG 178 484, CD 180 490, GQ 226 411, GA 266 481, ST 678 -
Eastern Africa [Africa]: BI 108 516, KM 174 581, DJ 262 522, ER 232 531, ET 231 530, KE 404 501, MG 450 580, MW 454 553, MU 480 590, MZ 508 541, RW 646 517, SC 690 -, SO 706 520, SS 728 626, TZ 834 510, UG 800 500
Southern Africa [Africa]: BW 72 571, SZ 748 572, LS 426 570, NA 516 565, ZA 710 560, ZM 894 551, ZW 716 552
Caucasus and Central Asia [Asia]: AF 4 700, KZ 398 705, KG 417 703, TJ 762 702, TM 795 701, UZ 860 704
Caucasus and Central Asia [Europe]: AM 51 371, AZ 31 373, GE 268 372
South Asia [Asia]: BD 50 771, BT 64 760, IN 356 750, MV 462 781, NP 524 790, PK 586 770, LK 144 780
Southeast Asia [Asia]: BN 96 835, KH 116 811, TL 626 860, ID 360 850, LA 418 812, MY 458 820, MM 104 775, PH 608 840, SG 702 830, TH 764 800, VN 704 816
East Asia [Asia]: CN 156 710, JP 392 740, KP 408 731, KR 410 732, MN 496 712, TW 158 713
Europe [Europe]: AL 8 339, AT 40 305, BY 112 370, BE 56 211, BA 70 346, BG 100 355, HR 191 344, CY 196 352, CZ 203 316, DK 208 390, EE 233 366, FI 246 375, FR 250 220, DE 276 260, GR 300 350, HU 348 310, IS 352 395, IE 372 205, IT 380 325, LV 428 367, LT 440 368, LU 442 212, MT 470 338, MD 498 359, ME 499 341, NL 528 210, MK 807 343, NO 578 385, PL 616 290, PT 620 235, RO 642 360, RU 643 365, RS 688 340, SK 703 317, SI 705 349, ES 724 230, SE 752 380, CH 756 225, UA 804 369, GB 826 200
North America [Americas]: CA 124 20, US 840 2
Central America [Americas]: BZ 84 80, CR 188 94, SV 222 92, GT 320 90, HN 340 91, MX 484 70, NI 558 93, PA 591 95
Caribbean [Americas]: BS 44 31, BB 52 53, CU 192 40, DO 214 42, HT 332 41, JM 388 51, TT 780 52
South America [Americas]: AR 32 160, BO 68 145, BR 76 140, CL 152 155, CO 170 100, EC 218 130, GY 328 110, PY 600 150, PE 604 135, SR 740 115, UY 858 165, VE 862 101
Oceania [Asia]: AU 36 900, FJ 242 950, NZ 554 920, PG 598 910, SB 90 940
`;

const COUNTRIES: ReadonlyMap<string, CountryCodes> = new Map(TABLE.trim().split("\n").flatMap((line) => {
  const [head = "", list = ""] = line.split(": ");
  const [acled = "", ucdp = ""] = head.slice(0, -1).split(" [");
  return list.split(", ").map((entry): [string, CountryCodes] => {
    const [code = "", iso, gw] = entry.split(" ");
    return [code, { iso: Number(iso), gw: gw === "-" ? null : Number(gw), acled, ucdp }];
  });
}));

/** The codes of a country, by its ISO 3166-1 alpha-2 code; null for one that the table does not hold. */
export function countryCodes(alpha2: string | null): CountryCodes | null {
  return alpha2 === null ? null : COUNTRIES.get(alpha2) ?? null;
}

/** Every country of the table by its alpha-2 code. */
export function allCountries(): ReadonlyMap<string, CountryCodes> {
  return COUNTRIES;
}
