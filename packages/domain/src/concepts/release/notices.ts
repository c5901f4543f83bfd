import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { holdersOf } from '../mandate/audience.ts';

/** Of publications, which wait for a second pair of eyes. */
export const noticesOfReleases = {
  'release.drafted': (state: State, { incident, at }: FactOf<'release.drafted'>): Notice[] => [
    {
      kind: 'release.to-approve',
      urgency: 'normal',
      organisations: holdersOf(state, 'approve-release', incident, null, at),
      title: { zh: '一份公示待审核', en: 'A publication waits for approval' },
      path: '/work/releases',
    },
  ],
};
