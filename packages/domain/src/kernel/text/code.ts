/** Sixteen letters of thirty-two: 80 bits, so that nobody comes from what the record holds to the code. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** As it is read off paper: small letters, spaces and dashes do not matter, nor O for 0 or I and L for 1. */
export const plainCode = (written: string): string =>
  written.toUpperCase().replaceAll(/[ -]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Such as `7K4M-92QX-0RTB-E5HN`. `bytes`: sixteen that chance gave. */
export function writeCode(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS[byte & 31]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}
