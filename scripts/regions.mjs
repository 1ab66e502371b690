// First-order divisions for the gazetteer, from data/regions.tsv: the npm gazetteer has towns alone, and a report that says
// "province of Homs" must not be put on the town.

/** How reports call a division of that country, `{}` its name. */
const FORMS = {
  SY: { en: ["{} Governorate", "{} province", "{} countryside"], fr: ["gouvernorat de {}", "province de {}", "région de {}"], ar: ["محافظة {}", "ريف {}"] },
  UA: { en: ["{} Oblast", "{} region"], fr: ["oblast de {}", "région de {}"], ar: ["مقاطعة {}", "منطقة {}"] },
  SD: { en: ["{} State"], fr: ["État du {}"], ar: ["ولاية {}"] },
  ML: { en: ["{} Region", "{} region"], fr: ["région de {}"], ar: ["منطقة {}", "ولاية {}"] },
  other: { en: ["{} Governorate", "{} province"], fr: ["gouvernorat de {}", "province de {}", "région de {}"], ar: ["محافظة {}"] },
};

/**
 * @param table text of data/regions.tsv
 * @param cities rows of cities, `region` their GeoNames code of the division; their admin1 is set where it is named here
 * @returns rows `rc:…`, class A, code ADM1; the point is the middle of the division's towns and precision_km reaches the farthest
 */
export function regions(table, cities, { distanceKm, ownId }) {
  return table.split("\n").filter((line) => line && !line.startsWith("#")).map((line) => {
    const [country, lat, lon, name, ...lists] = line.split("|");
    const seat = { lat: Number(lat), lon: Number(lon) };
    const near = cities.filter((city) => city.country === country);
    const closest = near.reduce((a, b) => distanceKm(b, seat) < distanceKm(a, seat) ? b : a);
    const towns = near.filter((city) => city.region === closest.region);
    for (const town of towns) town.admin1 = name;
    const middle = (values) => Math.round((Math.min(...values) + Math.max(...values)) * 500) / 1000;
    const at = { lat: middle(towns.map((town) => town.lat)), lon: middle(towns.map((town) => town.lon)) };
    const forms = FORMS[country] ?? FORMS.other;
    const names = ["en", "fr", "ar"].flatMap((language, i) => lists[i].split(";").flatMap((marked) => {
      const bare = marked.replace(/^=/, "");
      return [...forms[language].map((form) => fill(form, bare)), ...(marked === bare ? [] : [bare])].map((name) => ({ language, name }));
    }));
    return {
      id: ownId(`${country} ${names[0].name}`), name: names[0].name, ...at, class: "A", code: "ADM1", country, admin1: name, population: 0,
      precision_km: Math.max(10, Math.ceil(Math.max(...towns.map((town) => distanceKm(town, at))))), names: [...new Map(names.map((n) => [`${n.language}:${n.name}`, n])).values()].slice(1),
    };
  });
}

/** French elides before a vowel: "province d'Alep". */
function fill(form, bare) {
  return form.replace("{}", bare).replace(/ de (?=[aeiouyéèï])/i, " d'");
}
