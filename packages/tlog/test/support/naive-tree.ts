import { createHash } from 'node:crypto';

// RFC 6962, section 2.1, written down as it is defined: recursive, slow, and sharing no code with the package.

const hash = (...parts: Uint8Array[]): Uint8Array => {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part);
  return new Uint8Array(sha.digest());
};

/** The largest power of two smaller than n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

export const naiveLeaf = (entry: Uint8Array): Uint8Array => hash(Uint8Array.of(0), entry);

/** MTH(D[n]). */
export function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return hash();
  if (entries.length === 1) return naiveLeaf(entries[0] as Uint8Array);
  const k = split(entries.length);
  return hash(Uint8Array.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}

/** PATH(m, D[n]). */
export function naivePath(m: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length === 1) return [];
  const k = split(entries.length);
  return m < k
    ? [...naivePath(m, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naivePath(m - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
}

/** PROOF(m, D[n]), through SUBPROOF(m, D[n], whole). */
export function naiveProof(m: number, entries: readonly Uint8Array[], whole = true): Uint8Array[] {
  if (m === entries.length) return whole ? [] : [naiveRoot(entries)];
  const k = split(entries.length);
  return m <= k
    ? [...naiveProof(m, entries.slice(0, k), whole), naiveRoot(entries.slice(k))]
    : [...naiveProof(m - k, entries.slice(k), false), naiveRoot(entries.slice(0, k))];
}
