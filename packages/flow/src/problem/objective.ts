/** Σ cost·flow, exactly: in doubles while every step stays below 2^53, what leaves them goes into a BigInt. */
export function objectiveOf(flow: Float64Array, cost: Float64Array): bigint {
  let whole = 0n;
  let part = 0;
  for (let arc = 0; arc < flow.length; arc += 1) {
    const units = flow[arc] as number;
    if (units === 0) continue;
    const price = cost[arc] as number;
    const sum = part + units * price;
    // Rounding is monotone: a true product or sum of 2^53 or more is never rounded to less.
    if (Number.isSafeInteger(sum) && Number.isSafeInteger(units * price)) part = sum;
    else whole += BigInt(units) * BigInt(price);
  }
  return whole + BigInt(part);
}
