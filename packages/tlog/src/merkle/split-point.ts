/** The largest power of two strictly below `size` (RFC 6962, 2.1: the split `k`); `size` is at least 2. */
export function splitPoint(size: number): number {
  // Not bit operators: they stop at 32 bits. Scaling by two is exact for every double.
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}
