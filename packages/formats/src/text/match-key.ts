import { normaliseText } from '@tongzhou/domain/kernel/number';
import { simplified } from './simplified.ts';

/** For comparing names: no case, no spaces, simplified characters, no punctuation but the per cent sign (75%酒精 is not 95%酒精). */
export function matchKey(text: string): string {
  return simplified(normaliseText(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '');
}
