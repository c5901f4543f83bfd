import { hash } from 'node:crypto';
import { areaContains, heirOf, type State } from '@tongzhou/domain';
import type { HospitalNeeds } from '@tongzhou/formats';

/** Before all keys that these lists give. */
export const SOURCE = 'wuhan2020:';

export const externalKey = (hospital: Pick<HospitalNeeds, 'sourceKey'>): string =>
  `${SOURCE}${hospital.sourceKey}`;

/**
 * The organisation that a listing speaks of: by its key in the source, else by its name where the areas agree.
 * `null`: nobody that is registered.
 */
export function findOrganisation(
  state: State,
  byName: ReadonlyMap<string, string[]>,
  hospital: HospitalNeeds,
): string | null {
  const known = state.organisationByExternalKey.get(externalKey(hospital));
  if (known) return known;
  // A name that was merged leads to whoever goes on.
  for (const name of [hospital.name, ...hospital.namesSeen]) {
    for (const id of byName.get(comparable(name)) ?? []) {
      const area = state.organisations.get(id)?.area ?? '';
      const other = hospital.areaCode ?? area;
      if (areaContains(area, other) || areaContains(other, area)) return heirOf(state, id) ?? id;
    }
  }
  return null;
}

/** Organisations by comparable name; several may share one (红十字会 of many counties). */
export function organisationsByName(state: State): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { id, name } of state.organisations.values()) {
    const key = comparable(name.zh);
    byName.set(key, [...(byName.get(key) ?? []), id]);
  }
  return byName;
}

const comparable = (name: string): string => name.normalize('NFKC').replace(/[\s()（）·]/g, '');

/** Always the same id for the same listing, so that an import that was cut short goes on where it stopped. */
export const newOrganisationId = (hospital: Pick<HospitalNeeds, 'sourceKey'>): string =>
  `org-${hash('sha256', externalKey(hospital)).slice(0, 16)}`;
