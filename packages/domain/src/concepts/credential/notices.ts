import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';

/** Of what an organisation can prove. */
export const noticesOfCredentials = {
  'credential.checked': (state: State, { actor, data }: FactOf<'credential.checked'>): Notice[] => {
    const by = nameOf(state, actor.organisation);
    return data.outcome === 'confirmed'
      ? ofCredential(state, data.credential, 'credential.confirmed', {
          zh: `${by.zh}确认了贵单位的一项资质`,
          en: `${by.en} has confirmed a credential of yours`,
        })
      : ofCredential(state, data.credential, 'credential.refused', {
          zh: `${by.zh}未认可贵单位的一项资质`,
          en: `${by.en} has refused a credential of yours`,
        });
  },
  'credential.revoked': (state: State, { data }: FactOf<'credential.revoked'>): Notice[] =>
    ofCredential(state, data.credential, 'credential.revoked', {
      zh: '贵单位的一项资质已被撤销',
      en: 'A credential of yours no longer holds',
    }),
};

/** To its holder; what stands still for want of it is said at once, so a loss is urgent. */
function ofCredential(
  state: State,
  id: string,
  kind: 'credential.confirmed' | 'credential.refused' | 'credential.revoked',
  title: Notice['title'],
): Notice[] {
  const holder = state.credentials.get(id)?.organisation;
  const urgency = kind === 'credential.confirmed' ? 'normal' : 'urgent';
  return holder === undefined
    ? []
    : [{ kind, urgency, organisations: [holder], title, path: '/work/standing' }];
}
