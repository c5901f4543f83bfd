import { type Area, areaStem } from './area.ts';

/** What the name of a kind of area ends in; 黄州区 is also said 黄州. */
const KIND =
  /(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|盟|地区|林区|新区|区|县|旗| province| city| district| county| prefecture| league| banner)$/u;
const SAID_MAX = 60;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,，·/|-]/gu, '');
const short = (name: string): string => {
  const rest = name.toLowerCase().replace(KIND, '');
  return plain(rest).length > 1 ? plain(rest) : plain(name);
};

/**
 * The areas that somebody may mean: by code, by name with or without its kind, alone or behind those that it lies in (四川成都,
 * 成都市武侯区). One: it is that. Several: they have one name. Looks at each area of the list once.
 */
export function areasNamed(areas: ReadonlyMap<string, Area>, said: string): Area[] {
  const wanted = plain(said.slice(0, SAID_MAX));
  if (wanted === '') return [];
  const byCode = areas.get(wanted);
  if (byCode) return [byCode];
  const found = [...areas.values()].filter((area) => {
    for (const own of [plain(area.name.zh), short(area.name.zh), plain(area.name.en), short(area.name.en)]) {
      if (own === wanted) return true;
      if (wanted.endsWith(own) && isAround(areas, area, wanted.slice(0, -own.length))) return true;
    }
    return false;
  });
  // A city and the district that bears its name: whoever says no more means the wider one.
  const whole = found.filter((area) => plain(area.name.zh) === wanted || plain(area.name.en) === wanted);
  const meant = whole.length > 0 ? whole : found;
  return meant.filter(
    ({ code }) => !meant.some((other) => other.code !== code && code.startsWith(areaStem(other.code))),
  );
}

/** Do the words before a name say nothing but what lies around it? */
function isAround(areas: ReadonlyMap<string, Area>, area: Area, before: string): boolean {
  let rest = before;
  for (
    let above = areas.get(area.parent ?? '');
    above && rest !== '';
    above = areas.get(above.parent ?? '')
  ) {
    for (const own of [plain(above.name.zh), short(above.name.zh)])
      if (rest.endsWith(own)) {
        rest = rest.slice(0, -own.length);
        break;
      }
  }
  return rest === '';
}
