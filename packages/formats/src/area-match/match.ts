import type { Area } from '@tongzhou/domain';
import { normaliseText, simplified } from '../text/index.ts';
import { type AreaIndex, type AreaNote, isBelow } from './area-index.ts';

export type Place = {
  readonly province?: string | null;
  readonly city?: string | null;
  readonly district?: string | null;
  /** The name of the facility: 兴山县红十字会 lies in 兴山县 whatever the district column says. */
  readonly name?: string | null;
};
export type AreaMatch = { readonly code: string | null; readonly notes: readonly AreaNote[] };

/**
 * Written province, city and district → GB/T 2260 code, as narrow as what is written allows; in traditional characters and
 * under former names (襄樊) as well. Where city and district contradict each other (宜昌市/天门市) the district counts, with
 * a note. A city that is written and not known is no area at all: nobody guesses the province.
 */
export function matchArea(place: Place, index: AreaIndex): AreaMatch {
  const province = clean(place.province);
  if (province !== '' && !named(province, index).some((area) => area === index.root))
    return { code: null, notes: ['area-not-found'] };
  const notes: AreaNote[] = [];
  const writtenCity = within(clean(place.city), index.root, index);
  const cities = named(writtenCity, index);
  const city = cities.find((area) => area.parent === index.root?.code) ?? null;
  const written = within(within(clean(place.district), index.root, index), city, index);
  // A county under a prefecture stands in the column of cities too: 大冶市.
  const counties = city ? [] : cities.filter((area) => area !== index.root);
  const found = written === '' ? counties : named(written, index).filter((area) => area !== index.root);
  const inCity = city ? found.find((area) => area !== city && isBelow(area, city, index)) : undefined;
  let area: Area | null = city;
  if (found.includes(city as Area) && !(inCity && inCity.name.zh === written)) area = city;
  else if (inCity) area = inCity;
  else if (found.length === 1 && found[0]) {
    area = found[0];
    if (city) notes.push('district-of-another-city');
  } else if (written !== '') notes.push('district-not-found');
  // Where no city is written, the name of a body of the province (湖北省红十字会), or of a city, says where it is.
  const isSilent = writtenCity === '' && written === '';
  const narrower = fromName(clean(place.name), area ?? (isSilent ? index.root : null), index);
  if (narrower) {
    area = narrower;
    notes.push('area-from-name');
  } else if (isSilent && index.root && clean(place.name).startsWith(index.root.name.zh)) {
    area = index.root;
    notes.push('area-from-name');
  }
  if (!area && (province !== '' || writtenCity !== '' || written !== '')) notes.push('area-not-found');
  return { code: area?.code ?? null, notes };
}

const clean = (text: string | null | undefined): string =>
  simplified(normaliseText(text ?? '')).replace(/\s/g, '');

/** Without the name of what lies around it in front: 湖北武汉, 武汉江岸. The name alone stays. */
function within(text: string, around: Area | null, index: AreaIndex): string {
  const front = index.names.find(
    ({ area, text: name }) => area === around && text.startsWith(name) && text.length > name.length + 1,
  );
  return front ? text.slice(front.text.length) : text;
}

/** Areas written so; failing that, those that the text ends in (黄石大冶市). */
function named(text: string, index: AreaIndex): Area[] {
  const exact = index.names.filter((name) => name.text === text);
  const names =
    exact.length > 0
      ? exact
      : index.names.filter((name) => name.full && text.endsWith(name.text)).slice(0, 1);
  return [...new Set(names.map((name) => name.area))];
}

/** A county named at the front of the facility's name, below what the columns say. */
function fromName(name: string, area: Area | null, index: AreaIndex): Area | null {
  if (!area) return null;
  let rest = name;
  for (const above of [index.root?.name.zh, area.name.zh])
    if (above && rest.startsWith(above)) rest = rest.slice(above.length);
  const shorter = index.names.find((spelling) => spelling.area === area && !spelling.full);
  for (const start of [
    rest,
    shorter && rest.startsWith(shorter.text) ? rest.slice(shorter.text.length) : '',
  ]) {
    const hit = index.names.find(
      (spelling) => spelling.full && start.startsWith(spelling.text) && isBelow(spelling.area, area, index),
    );
    if (hit) return hit.area;
  }
  return null;
}
