const LIMIT = 2 ** 53;

/**
 * Σ values[i]·weights[i], exactly. Doubles while every product and the running sum are exact, BigInt beyond.
 * All inputs are safe integers.
 */
export function exactDot(values: Float64Array, weights: Float64Array): bigint {
  let total = 0n;
  let running = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    const weight = weights[at] as number;
    if (value === 0 || weight === 0) continue;
    const product = value * weight;
    const sum = running + product;
    // A rounded product or sum is never below 2^53 when the true one is not.
    if (sum < LIMIT && sum > -LIMIT && product < LIMIT && product > -LIMIT) running = sum;
    else {
      total += BigInt(running) + BigInt(value) * BigInt(weight);
      running = 0;
    }
  }
  return total + BigInt(running);
}
