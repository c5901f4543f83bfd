import type { FactOf } from '../../kernel/fact/fact.ts';
import { incidentName } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { participants } from '../mandate/audience.ts';

/** Of the response as a whole. */
export const noticesOfIncident = {
  'incident.declared': (state: State, { incident, at, data }: FactOf<'incident.declared'>): Notice[] => [
    {
      kind: 'incident.declared',
      urgency: data.responseLevel === 'I' ? 'alarm' : 'urgent',
      organisations: participants(state, incident, at),
      title: {
        zh: `突发事件：${data.name.zh}${data.responseLevel ? `，${data.responseLevel}级响应` : ''}`,
        en: `Incident: ${data.name.en}${data.responseLevel ? `, response level ${data.responseLevel}` : ''}`,
      },
      path: `/incidents/${incident}`,
    },
  ],
  'incident.level-changed': (
    state: State,
    { incident, at, data }: FactOf<'incident.level-changed'>,
  ): Notice[] => {
    const name = incidentName(state, incident);
    return [
      {
        kind: 'incident.level-changed',
        urgency: data.responseLevel === 'I' ? 'alarm' : 'urgent',
        organisations: participants(state, incident, at),
        title: {
          zh: `响应级别调整为${data.responseLevel}级：${name.zh}`,
          en: `Response level is now ${data.responseLevel}: ${name.en}`,
        },
        path: `/incidents/${incident}`,
      },
    ];
  },
  'incident.level-lapsed': (
    state: State,
    { incident, at, data: { responseLevel } }: FactOf<'incident.level-lapsed'>,
  ): Notice[] => {
    const name = incidentName(state, incident);
    return [
      {
        kind: 'incident.level-lapsed',
        urgency: 'alarm',
        organisations: participants(state, incident, at),
        title: {
          zh: `提高的响应级别无人复核，已恢复${responseLevel === null ? '' : `为${responseLevel}级`}：${name.zh}`,
          en: `Nobody confirmed the raised level; it is ${responseLevel ?? 'none'} again: ${name.en}`,
        },
        path: `/incidents/${incident}`,
      },
    ];
  },
};
