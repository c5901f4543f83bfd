import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Notice, Tellers } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { enteredBy } from './entered-by.ts';
import type { donorFacts } from './facts.ts';

/** Whoever entered a donor, and a donor with seats of its own, hear what others make of it. */
export const noticesOfDonors: Partial<Tellers<keyof typeof donorFacts>> = {
  'donor-merge.proposed': (state, { incident, data }) =>
    told(state, incident, [data.donor, data.into], {
      kind: 'donor-merge.to-confirm',
      title: { zh: '有人提出两个捐赠单位是同一家，待确认', en: 'Two donors may be one: to be confirmed' },
      path: '/work/donors',
    }),
  'donor.merged': (state, { incident, data }) =>
    told(
      state,
      incident,
      [data.donor, data.into],
      changed(incident, data.into, '两个捐赠单位已合并', 'Two donors were merged'),
    ),
  'donor.separated': (state, { incident, data }) => {
    const merge = state.incidents.get(incident)?.donorMerges.get(data.merge);
    return merge
      ? told(
          state,
          incident,
          [merge.donor, merge.into],
          changed(incident, merge.into, '捐赠单位的合并已撤销', 'Donors were separated again'),
        )
      : [];
  },
  'donor.renamed': (state, { incident, data }: FactOf<'donor.renamed'>) =>
    told(
      state,
      incident,
      [data.donor],
      changed(
        incident,
        data.donor,
        `捐赠单位更名：${data.from} → ${data.to}`,
        `A donor’s name was put right: ${data.from} → ${data.to}`,
      ),
    ),
};

type Said = Pick<Notice, 'kind' | 'title' | 'path'>;
const changed = (incident: string, donor: string, zh: string, en: string): Said => ({
  kind: 'donor.changed',
  title: { zh, en },
  path: `/incidents/${incident}/donors/${donor}`,
});

function told(state: State, incident: string, donors: readonly string[], said: Said): Notice[] {
  const records = state.incidents.get(incident);
  const organisations = donors.flatMap((donor) => [
    ...(records ? [enteredBy(records, donor)] : []),
    ...(state.organisations.has(donor) ? [donor] : []),
  ]);
  return [
    { ...said, urgency: 'normal', organisations: [...new Set(organisations.flatMap((each) => each ?? []))] },
  ];
}
