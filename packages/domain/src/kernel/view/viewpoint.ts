import type { Organisation } from '../../concepts/organisation/state.ts';
import type { DutyBook } from '../../duty/book.ts';
import type { Area } from '../area/area.ts';
import { prefectureOf } from '../area/area.ts';
import { heirOf } from '../command/standing.ts';
import type { ItemIndex } from '../item/index-of-items.ts';
import type { Item } from '../item/item.ts';
import type { IntegerProgramSolver } from '../ports/integer-program.ts';
import type { State } from '../state/state.ts';
import type { Bilingual } from '../words/words.ts';

/**
 * Where a question is asked from. Views are pure functions of it, so that whoever replays the public log computes the
 * same answers as the server gave, for the same `now`.
 */
export type Viewpoint = {
  readonly state: State;
  readonly items: ItemIndex;
  readonly areas: ReadonlyMap<string, Area>;
  /** Holds the same facts as the state. */
  readonly duties: DutyBook;
  /** ISO 8601 UTC: ages and clocks count from here. */
  readonly now: string;
  /** Absent: charters with handling terms cannot be computed from here. */
  readonly integerProgram?: IntegerProgramSolver | null;
};

export type ItemLabel = { readonly id: string; readonly name: Bilingual; readonly unit: Bilingual };

export function itemLabel({ items }: Viewpoint, id: string): ItemLabel {
  const item: Item | undefined = items.byId.get(id);
  const bare = { zh: id, en: id };
  return { id, name: item?.name ?? bare, unit: item?.baseUnit ?? { zh: '件', en: 'piece' } };
}

export type AreaLabel = { readonly code: string; readonly name: Bilingual };

export function areaLabel({ areas }: Viewpoint, code: string): AreaLabel {
  return { code, name: areas.get(code)?.name ?? { zh: code, en: code } };
}

export const cityLabel = (view: Viewpoint, code: string): AreaLabel => areaLabel(view, prefectureOf(code));

export type OrganisationLabel = {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: Organisation['kind'];
  readonly facilityClass: Organisation['facilityClass'];
  readonly city: AreaLabel;
};

/** As it is called; of one that is no more, who goes on for it, so that no list ends at an old name. */
function nameNow({ state }: Viewpoint, id: string): Bilingual {
  const known = state.organisations.get(id);
  const { zh, en } = known?.name ?? { zh: id, en: id };
  const heir = heirOf(state, id);
  const into = heir === null ? null : state.organisations.get(heir)?.name;
  if (into) return { zh: `${zh}（现并入${into.zh}）`, en: `${en} (now ${into.en})` };
  return known?.ended ? { zh: `${zh}（已注销）`, en: `${en} (closed)` } : { zh, en };
}

export function organisationLabel(view: Viewpoint, id: string): OrganisationLabel {
  const known = view.state.organisations.get(id);
  return {
    id,
    name: nameNow(view, id),
    kind: known?.kind ?? 'other',
    facilityClass: known?.facilityClass ?? null,
    city: cityLabel(view, known?.area ?? '000000'),
  };
}
