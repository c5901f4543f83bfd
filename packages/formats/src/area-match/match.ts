import type { Area } from '@tongzhou/domain';
import { normaliseText } from '../text/index.ts';
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
 * Written province, city and district → GB/T 2260 code, as narrow as what is written allows. Where city and district
 * contradict each other (宜昌市/天门市) the district counts, with a note.
 */
export function matchArea(place: Place, index: AreaIndex): AreaMatch {
  const province = clean(place.province);
  if (province !== '' && !named(province, index).some((area) => area === index.root))
    return { code: null, notes: ['area-not-found'] };
  const notes: AreaNote[] = [];
  const city = named(clean(place.city), index).find((area) => area.parent === index.root?.code) ?? null;
  const written = clean(place.district);
  const found = written === '' ? [] : named(written, index).filter((area) => area !== index.root);
  const inCity = city ? found.find((area) => area !== city && isBelow(area, city, index)) : undefined;
  let area: Area | null = city;
  if (found.includes(city as Area) && !(inCity && inCity.name.zh === written)) area = city;
  else if (inCity) area = inCity;
  else if (found.length === 1 && found[0]) {
    area = found[0];
    if (city) notes.push('district-of-another-city');
  } else if (written !== '') notes.push('district-not-found');
  const narrower = fromName(clean(place.name), area, index);
  if (narrower) {
    area = narrower;
    notes.push('area-from-name');
  }
  if (!area && province !== '' && place.city) notes.push('area-not-found');
  return { code: area?.code ?? null, notes };
}

const clean = (text: string | null | undefined): string => normaliseText(text ?? '').replace(/\s/g, '');

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
