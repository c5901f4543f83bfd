import {
  areaStem,
  EVIDENCE_LEVELS,
  type IncidentState,
  type Need,
  prefectureOf,
  type State,
} from '@tongzhou/domain';
import { questionKeyOf } from '@tongzhou/domain/concepts/import';
import { SOURCE } from './organisation-of.ts';

/** A question about what stood in earlier lists and does not stand in this one. */
export type Gone = {
  readonly asks: 'hospital-gone' | 'line-gone';
  readonly question: string;
  readonly facility: string;
  readonly needs: readonly Need[];
};

/**
 * What earlier lists asked for and this one does not name: closed, or forgotten? Nobody guesses. Asked only of cities that this
 * list speaks of, and only of what nothing but such lists has said.
 */
export function goneFrom(
  state: State,
  incident: IncidentState,
  list: {
    readonly day: string;
    readonly lines: ReadonlySet<string>;
    /** Each with its area. */
    readonly facilities: ReadonlyMap<string, string>;
  },
): Gone[] {
  const cities = new Set([...list.facilities.values()].map(cityOf));
  const byFacility = new Map<string, Need[]>();
  for (const [facility, ids] of incident.needsOfFacility) {
    if (
      !isListed(state, facility) ||
      !cities.has(cityOf(state.organisations.get(facility)?.area ?? '000000'))
    )
      continue;
    const gone = [...ids]
      .flatMap((id) => incident.needs.get(id) ?? [])
      .filter(
        ({ item, evidence, quantity }) =>
          evidence === EVIDENCE_LEVELS[0] &&
          quantity.kind !== 'none' &&
          !list.lines.has(`${facility} ${item}`),
      );
    if (gone.length > 0) byFacility.set(facility, gone);
  }
  return [...byFacility].flatMap(([facility, needs]): Gone[] =>
    list.facilities.has(facility)
      ? needs.map((need) => ({
          ...{ asks: 'line-gone', facility, needs: [need] },
          question: questionKeyOf(['gone', need.id, list.day]),
        }))
      : [
          {
            ...{ asks: 'hospital-gone', facility, needs },
            question: questionKeyOf(['gone', facility, list.day]),
          },
        ],
  );
}

const cityOf = (area: string): string => areaStem(prefectureOf(area));

const isListed = (state: State, organisation: string): boolean =>
  state.organisations.get(organisation)?.externalKeys.some((key) => key.startsWith(SOURCE)) ?? false;
