import { BLOCK_BYTES } from '../constants.ts';

/**
 * A node's message, `0x01 || left || right`, has 65 bytes, so its second block (FIPS 180-4, 5.1.1) is the last byte of
 * `right`, 0x80, zeros, and the length of 520 bits. Its message schedule (6.2.2, step 1) depends on that one byte
 * alone; here are all 256 of them, 64 big-endian words each.
 */
export function secondBlockSchedules(): Uint8Array {
  const out = new DataView(new ArrayBuffer(256 * 256));
  const w = new Int32Array(64);
  for (let lastByte = 0; lastByte < 256; lastByte++) {
    w.fill(0);
    w[0] = (lastByte << 24) | 0x800000;
    w[15] = 8 * (1 + BLOCK_BYTES);
    for (let t = 16; t < 64; t++) {
      const [back2, back7, back15, back16] = [w[t - 2], w[t - 7], w[t - 15], w[t - 16]] as [
        number,
        number,
        number,
        number,
      ];
      w[t] = lowerSigma1(back2) + back7 + lowerSigma0(back15) + back16;
    }
    for (let t = 0; t < 64; t++) out.setInt32(256 * lastByte + 4 * t, w[t] as number);
  }
  return new Uint8Array(out.buffer);
}

const rotateRight = (x: number, bits: number) => (x >>> bits) | (x << (32 - bits));
const lowerSigma0 = (x: number) => rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3);
const lowerSigma1 = (x: number) => rotateRight(x, 17) ^ rotateRight(x, 19) ^ (x >>> 10);
