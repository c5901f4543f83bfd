import { normaliseText } from '@tongzhou/domain/kernel/number';

/** For comparing names: no case, no spaces, no punctuation but the per cent sign (75%酒精 is not 95%酒精). */
export function matchKey(text: string): string {
  return normaliseText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '');
}
