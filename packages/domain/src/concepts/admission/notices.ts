import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';
import { holdersOf } from '../mandate/audience.ts';

/** A rule lets in so many within its hours, and no more. */
const TOLD_MAX = 5_000;

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
  'admission-rule.lapsed': (state: State, { data }: FactOf<'admission-rule.lapsed'>): Notice[] => {
    const rule = state.admissionRules.get(data.incident)?.[data.version - 1];
    const waiting = listed(state.applicationsByThemselves, data.incident)
      .slice(-TOLD_MAX)
      .flatMap((id) => {
        const each = state.applications.get(id);
        return each && rule && each.at >= rule.at && each.decided === null ? [each.organisation] : [];
      });
    return [
      {
        kind: 'application.rule-lapsed',
        urgency: 'urgent',
        organisations: [...new Set(waiting)],
        title: {
          zh: '准入规则因预案启动无人复核而失效：据此所给的临时职责终止，申请仍在，待人工决定',
          en: 'The rule of admission lapsed with its activation: what it gave at once has ended; your application waits for a decision',
        },
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
