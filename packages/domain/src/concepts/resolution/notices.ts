import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice, Tellers } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';

const path = '/work/decisions';

/** Whoever the minutes name says whether it was so; whoever was to be informed hears of it here. */
function toConfirm(
  state: State,
  { actor, data }: FactOf<'resolution.recorded' | 'resolution.corrected'>,
): readonly Notice[] {
  const by = nameOf(state, actor.organisation);
  const others = (each: readonly string[]) => [
    ...new Set(each.filter((id) => id !== actor.organisation && state.organisations.has(id))),
  ];
  const took = others(data.participants.map(({ organisation }) => organisation));
  const informed = others(data.informed).filter((id) => !took.includes(id));
  const notice = { kind: 'resolution.to-confirm', urgency: 'normal', path } as const;
  return [
    {
      ...notice,
      organisations: took,
      title: {
        zh: `${by.zh}记录了一项写有贵单位的集体决定，请确认或声明异议：${data.matter}`,
        en: `${by.en} has recorded a decision that names you: confirm it, or dissent: ${data.matter}`,
      },
    },
    {
      ...notice,
      organisations: informed,
      title: { zh: `集体决定，请确认知悉：${data.matter}`, en: `A decision to acknowledge: ${data.matter}` },
    },
  ];
}

export const noticesOfResolution: Tellers<
  'resolution.recorded' | 'resolution.corrected' | 'resolution.dissented'
> = {
  'resolution.recorded': toConfirm,
  'resolution.corrected': toConfirm,
  'resolution.dissented': (state, { incident, data }) => {
    const dissenter = nameOf(state, data.organisation);
    const resolution = state.incidents.get(incident)?.resolutions.get(data.resolution);
    const recorded = resolution?.versions.map(({ by }) => by.organisation) ?? [];
    return [
      {
        kind: 'resolution.dissented',
        urgency: 'normal',
        organisations: [...new Set(recorded)].filter((id) => id !== data.organisation),
        title: { zh: `${dissenter.zh}对集体决定声明异议`, en: `${dissenter.en} dissents from a decision` },
        path: `/incidents/${incident}/decisions`,
      },
    ];
  },
};
