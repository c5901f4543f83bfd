/**
 * The WebAssembly instructions that the hashing module is made of, as functions from the code of their operands to
 * code. Nested calls read like the formula they compute: `xor(rotateRight(x, 2), rotateRight(x, 13))`.
 * Encoding: WebAssembly Core Specification 2.0, chapter 5 (binary format), with its vector instructions.
 */
export type Code = readonly number[];

/** Unsigned LEB128. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

/** Signed LEB128 of a 32-bit integer. */
function signed(value: number): Code {
  const bytes: number[] = [];
  let rest = value | 0;
  while (rest < -0x40 || rest > 0x3f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  return [...bytes, rest & 0x7f];
}

// Locals and control.
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const call = (func: number, ...operands: readonly Code[]): Code => [
  ...operands.flat(),
  0x10,
  ...unsigned(func),
];
/** Runs `body` once, and again as long as `again` is not 0. */
export const repeatWhile = (body: Code, again: Code): Code => [
  ...[0x03, 0x40], // loop, without a result
  ...body,
  ...again,
  ...[0x0d, 0x00], // br_if to the loop's start
  0x0b,
];

// 32-bit integers.
export const i32 = (value: number): Code => [0x41, ...signed(value)];
export const addI32 = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const shiftLeftI32 = (a: Code, bits: number): Code => [...a, ...i32(bits), 0x74];
export const lessI32 = (a: Code, b: Code): Code => [...a, ...b, 0x49];
export const load8 = (address: Code, offset = 0): Code => [...address, 0x2d, 0x00, ...unsigned(offset)];
export const load32 = (address: Code, offset = 0): Code => [...address, 0x28, 0x00, ...unsigned(offset)];

// Vectors. Addresses may be unaligned: every access says so (alignment exponent 0).
const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
export const load = (address: Code, offset = 0): Code => [
  ...address,
  ...vector(0x00),
  0x00,
  ...unsigned(offset),
];
/** One word from memory in all four lanes. */
export const loadSplat = (address: Code, offset = 0): Code => [
  ...address,
  ...vector(0x09),
  0x00,
  ...unsigned(offset),
];
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...vector(0x0b),
  0x00,
  ...unsigned(offset),
];
/** Sixteen bytes picked from the 32 of `a` and `b`. */
export const shuffle = (a: Code, b: Code, picks: Code): Code => [...a, ...b, ...vector(0x0d), ...picks];
export const splat = (word: Code): Code => [...word, ...vector(0x11)];
export const lane = (a: Code, index: number): Code => [...a, ...vector(0x1b), index];
/** All ones in the lanes where `a` is greater than `b`, as unsigned words; else zeros. */
export const greater = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x3c)];
export const and = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x4e)];
export const or = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x50)];
export const xor = (a: Code, b: Code): Code => [...a, ...b, ...vector(0x51)];
/** The bits of `a` where `mask` has a 1, those of `b` where it has a 0. */
export const select = (mask: Code, a: Code, b: Code): Code => [...a, ...b, ...mask, ...vector(0x52)];
export const shiftLeft = (a: Code, bits: number): Code => [...a, ...i32(bits), ...vector(0xab)];
export const shiftRight = (a: Code, bits: number): Code => [...a, ...i32(bits), ...vector(0xad)];
export const add = (first: Code, ...others: readonly Code[]): Code => [
  ...first,
  ...others.flatMap((term) => [...term, ...vector(0xae)]),
];
/** FIPS 180-4, 2.2.2: ROTR. There is no such vector instruction, so two shifts. */
export const rotateRight = (a: Code, bits: number): Code => or(shiftRight(a, bits), shiftLeft(a, 32 - bits));
