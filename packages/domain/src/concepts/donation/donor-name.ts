import type { Bilingual } from '../../kernel/words/words.ts';
import type { Donation } from './state.ts';

/** Whoever gives as a person is not named in public. */
export function donorName({ donor }: Pick<Donation, 'donor'>): Bilingual {
  if (donor.kind === 'organisation') return { zh: donor.name, en: donor.name };
  return donor.kind === 'person' ? { zh: '个人捐赠者', en: 'A person' } : { zh: '匿名', en: 'Anonymous' };
}
