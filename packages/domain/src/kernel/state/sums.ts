/** Sums under two keys; what comes to nothing is not there. */
export type Sums = Map<string, Map<string, number>>;

export function addTo(sums: Sums, one: string, other: string, amount: number): void {
  const own = sums.get(one) ?? new Map<string, number>();
  const sum = (own.get(other) ?? 0) + amount;
  if (sum === 0) own.delete(other);
  else own.set(other, sum);
  if (own.size === 0) sums.delete(one);
  else sums.set(one, own);
}
