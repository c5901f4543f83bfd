import type { Area } from '@tongzhou/domain';

export type AreaNote =
  | 'district-not-found'
  | 'district-of-another-city'
  | 'area-from-name'
  | 'area-not-found';

export type AreaIndex = {
  readonly root: Area | null;
  readonly areas: readonly Area[];
  /** All ways of writing an area, longest first, with the area. */
  readonly names: readonly { readonly text: string; readonly full: boolean; readonly area: Area }[];
};

const SUFFIX = /(?:土家族苗族自治州|土家族自治县|自治州|自治县|林区|省|市|区|县|州)$/;

export function buildAreaIndex(areas: readonly Area[]): AreaIndex {
  const names = areas.flatMap((area) => {
    const full = area.name.zh;
    const short = full.replace(SUFFIX, '');
    const kind = /自治州$/.test(full) ? '州' : /自治县$/.test(full) ? '县' : '';
    const spellings = new Map([[full, true]]);
    if (kind) spellings.set(short + kind, true);
    // 房县 and 随县 have no short form: one character names nothing for certain.
    if (short.length > 1 && short !== full) spellings.set(short, false);
    return [...spellings].map(([text, isFull]) => ({ text, full: isFull, area }));
  });
  // 武昌县 is 江夏区 now, but 武昌 alone is the district of that name.
  const taken = new Set(names.map(({ text }) => text));
  for (const area of areas)
    for (const former of area.formerNames ?? []) {
      const short = former.replace(SUFFIX, '');
      if (!taken.has(former)) names.push({ text: former, full: true, area });
      if (short.length > 1 && !taken.has(short)) names.push({ text: short, full: false, area });
    }
  names.sort((a, b) => b.text.length - a.text.length);
  return { root: areas.find((area) => area.parent === null) ?? null, areas, names };
}

/** Is `area` below `above`, at any depth? */
export function isBelow(area: Area, above: Area, index: AreaIndex): boolean {
  for (let at: Area | undefined = area; at?.parent; ) {
    if (at.parent === above.code) return true;
    const parent: string = at.parent;
    at = index.areas.find((candidate) => candidate.code === parent);
  }
  return false;
}
