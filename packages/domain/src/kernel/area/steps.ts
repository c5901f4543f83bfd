/**
 * How far apart two places are by their administrative codes (GB/T 2260): 0 the same county or district, 1 the same
 * prefecture, 2 the same province, 3 another. A stand-in for hours on the road that needs no map and is the same for all.
 */
export function areaSteps(a: string, b: string): 0 | 1 | 2 | 3 {
  if (a === b) return 0;
  if (a.slice(0, 4) === b.slice(0, 4)) return 1;
  return a.slice(0, 2) === b.slice(0, 2) ? 2 : 3;
}
