import { areaContains, WHOLE_COUNTRY } from '../kernel/area/area.ts';
import { type AreaLabel, areaLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import type { PackInUse } from './rules-in-use.ts';

/**
 * By whose laws duties are computed in a place: the packs that hold there, and the province of which none is loaded. Its own
 * regulations may say more than the nation's, and nobody is held to them here; that has to be seen.
 */
export function jurisdictionOf(
  view: Viewpoint,
  area: string,
): { readonly packs: readonly PackInUse[]; readonly without: AreaLabel | null } {
  const packs = view.duties.rules.packs.filter(
    (pack) => pack.country !== null && areaContains(pack.area, area),
  );
  const province = `${area.slice(0, 2)}0000`;
  const isMissing = area !== WHOLE_COUNTRY && !packs.some((pack) => pack.area === province);
  return { packs, without: isMissing ? areaLabel(view, province) : null };
}
