import { type Area, areaContains } from './area.ts';

const known = new WeakMap<ReadonlyMap<string, Area>, Map<string, readonly Area[]>>();

/** The areas of a list that lie in one, itself first; looked up once for each that is asked for, as incidents have few. */
export function areasWithin(areas: ReadonlyMap<string, Area>, outer: string): readonly Area[] {
  const ofList = known.get(areas) ?? new Map<string, readonly Area[]>();
  known.set(areas, ofList);
  const found = ofList.get(outer) ?? [...areas.values()].filter(({ code }) => areaContains(outer, code));
  ofList.set(outer, found);
  return found;
}
