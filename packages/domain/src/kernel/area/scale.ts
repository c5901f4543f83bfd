export type AreaScale = 'country' | 'province' | 'prefecture' | 'county';

/** How wide an administrative area is, by its code (GB/T 2260). A county directly under its province counts as a prefecture. */
export function areaScale(code: string): AreaScale {
  if (code === '000000') return 'country';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') || code.slice(2, 4) === '90' ? 'prefecture' : 'county';
}
