import { INITIAL, K } from './constants.ts';

/**
 * SHA-256 (FIPS 180-4) in plain JavaScript: synchronous, so that a tree can be hashed without a promise per node,
 * and portable, because WebCrypto's digest is asynchronous everywhere.
 */

// Scratch space shared by all calls: hashing is synchronous and never re-entered.
const W = new Int32Array(64);
const state = new Int32Array(8);
const tail = new Uint8Array(128);

/**
 * The SHA-256 digest of `data` (any length below 2^53 bits).
 * @returns a fresh array of 32 bytes.
 */
export function sha256Portable(data: Uint8Array): Uint8Array {
  state.set(INITIAL);
  const whole = data.length - (data.length % 64);
  for (let at = 0; at < whole; at += 64) compress(data, at);
  const padded = pad(data, whole);
  for (let at = 0; at < padded; at += 64) compress(tail, at);
  return digest();
}

/** FIPS 180-4, 5.1.1: the rest of the message, 0x80, zeros, the length in bits; returns 64 or 128. */
function pad(data: Uint8Array, from: number): number {
  const rest = data.length - from;
  const length = rest < 56 ? 64 : 128;
  for (let i = 0; i < rest; i++) tail[i] = data[from + i] as number;
  tail[rest] = 0x80;
  tail.fill(0, rest + 1, length);
  const high = Math.floor(data.length / 0x20000000);
  const low = data.length << 3;
  for (let i = 0; i < 4; i++) {
    tail[length - 8 + i] = high >>> (24 - 8 * i);
    tail[length - 4 + i] = low >>> (24 - 8 * i);
  }
  return length;
}

/** FIPS 180-4, 6.2.2: one block of 64 bytes. Written with 32-bit integers throughout: that is what makes it fast. */
function compress(data: Uint8Array, at: number): void {
  for (let t = 0, i = at; t < 16; t++, i += 4) {
    W[t] =
      ((data[i] as number) << 24) |
      ((data[i + 1] as number) << 16) |
      ((data[i + 2] as number) << 8) |
      (data[i + 3] as number);
  }
  for (let t = 16; t < 64; t++) {
    const x = W[t - 15] as number;
    const y = W[t - 2] as number;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[t] = ((W[t - 16] as number) + s0 + (W[t - 7] as number) + s1) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t++) {
    const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + S1 + choice + (K[t] as number) + (W[t] as number)) | 0;
    const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + S0 + majority) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

function digest(): Uint8Array {
  const out = new Uint8Array(32);
  for (let i = 0; i < 8; i++) {
    const word = state[i] as number;
    out[4 * i] = word >>> 24;
    out[4 * i + 1] = word >>> 16;
    out[4 * i + 2] = word >>> 8;
    out[4 * i + 3] = word;
  }
  return out;
}
