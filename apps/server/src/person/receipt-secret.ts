import { createHmac, timingSafeEqual } from 'node:crypto';

/** Crockford's 32 letters: no I, L, O or U, which are misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/**
 * What the person's receipt says beside its code, such as `7K4M9-…`: 20 letters, 100 bits. It follows from the key of the
 * person's row, so that nothing more is stored, and is worth nothing once that key is destroyed.
 */
export function receiptSecret(dataKey: Buffer): string {
  const bytes = createHmac('sha256', dataKey).update('tongzhou/receipt-secret/v1').digest();
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte & 31]).join('');
  return (letters.match(/.{5}/g) as string[]).join('-');
}

/** Compares what somebody typed: small letters, spaces, full width, and O for 0 are all read. */
export function isReceiptSecret(typed: string, dataKey: Buffer): boolean {
  const read = Buffer.from(plain(typed));
  const right = Buffer.from(plain(receiptSecret(dataKey)));
  return read.length === right.length && timingSafeEqual(read, right);
}

const plain = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
