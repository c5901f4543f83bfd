import { sha256 } from '@tongzhou/tlog/hash';
import type { Context } from './context.ts';

const ID_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Without letters that are mistaken for digits. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A byte below it is a letter without favour: the largest multiple of 30 that a byte holds. */
const FAIR = 240;

/**
 * The ids of one decision: they follow from its nonce and its place, so that nobody can choose one, two decisions never
 * share one, and whoever judges comes to the same. 80 bits each (16 letters of 32). `position` is that of its first fact.
 */
export function drawing(nonce: string, position: number): Pick<Context, 'newId' | 'newReceiptCode'> {
  let count = 0;
  const draw = () => sha256(new TextEncoder().encode(`tongzhou/draw/v1\n${nonce} ${position} ${count++}`));
  return {
    newId(prefix) {
      let text = '';
      for (const byte of draw().subarray(0, 16)) text += ID_LETTERS[byte & 31];
      return `${prefix}-${text}`;
    },
    /** Such as `TZ-7K4M-92QX`: 30^8 codes, short enough to read over a telephone. */
    newReceiptCode() {
      const letters: string[] = [];
      while (letters.length < 8)
        for (const byte of draw())
          if (byte < FAIR && letters.length < 8) letters.push(CODE_LETTERS[byte % 30] as string);
      return `TZ-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
    },
  };
}
