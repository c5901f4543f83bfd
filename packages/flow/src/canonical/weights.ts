/**
 * The published tie-breaking rule, version 1. Of all cheapest flows the one with the least Σ weight(0, rank)·flow is
 * meant; if several are left, of those the one with the least Σ weight(1, rank)·flow, and so on. `rank` is the arc's
 * place in the canonical order. The weights are whole numbers of 24 bits, mixed so that no two cheapest flows weigh the
 * same (isolation lemma: Mulmuley, Vazirani & Vazirani 1987); a round that still leaves a tie is followed by another.
 */
export function weight(round: number, rank: number): number {
  let mixed = (Math.imul(rank + 1, 0x9e3779b9) ^ Math.imul(round + 1, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 8) + 1;
}

export const LARGEST_WEIGHT = 2 ** 24;
