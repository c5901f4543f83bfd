import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { holdersOf } from '../mandate/audience.ts';

/** Of newcomers who wait for an answer. */
export const noticesOfAdmission = {
  'organisation.applied': (state: State, { at, data }: FactOf<'organisation.applied'>): Notice[] => {
    const name = nameOf(state, data.organisation);
    return [
      {
        kind: 'application.to-decide',
        urgency: 'normal',
        organisations: holdersOf(state, 'coordinate', data.incident, null, at),
        title: { zh: `${name.zh}申请加入，待决定`, en: `${name.en} asks to help: it waits for a decision` },
        path: '/work/standing',
      },
    ];
  },
  'application.decided': (state: State, { data }: FactOf<'application.decided'>): Notice[] => {
    const applicant = state.applications.get(data.application)?.organisation;
    return applicant === undefined
      ? []
      : [
          {
            kind: 'application.decided',
            urgency: 'normal',
            organisations: [applicant],
            title:
              data.outcome === 'approved'
                ? { zh: '贵单位的申请已批准', en: 'Your application is approved' }
                : { zh: '贵单位的申请未获批准', en: 'Your application is declined' },
            path: '/work/standing',
          },
        ];
  },
};
