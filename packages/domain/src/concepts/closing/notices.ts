import type { FactOf } from '../../kernel/fact/fact.ts';
import { incidentName } from '../../kernel/notice/name.ts';
import type { Notice, NoticeKind } from '../../kernel/notice/notice.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { participants } from '../mandate/audience.ts';
import { closingWords } from './words.ts';

const ofTheWhole =
  (kind: NoticeKind, zh: string, en: string, urgency: Notice['urgency']) =>
  (state: State, { incident, at }: Pick<FactOf<'incident.closed'>, 'incident' | 'at'>): Notice[] => {
    const name = incidentName(state, incident);
    const title = { zh: `${zh}：${name.zh}`, en: `${en}: ${name.en}` };
    const path = `/incidents/${incident}`;
    return [{ kind, urgency, organisations: participants(state, incident, at), title, path }];
  };

const answered =
  (isYes: boolean) =>
  (state: State, { incident, data }: Pick<FactOf<'residue.accepted'>, 'incident' | 'data'>): Notice[] => {
    const { line, owner } = must(
      must(state.incidents, incident, 'incident').residues,
      data.residue,
      'residue',
    );
    const { zh, en } = closingWords.closingLine[line];
    const name = state.organisations.get(owner)?.name ?? { zh: owner, en: owner };
    return [
      {
        kind: 'residue.answered',
        urgency: isYes ? 'normal' : 'urgent',
        organisations: state.authority === null ? [] : [state.authority],
        title: isYes
          ? { zh: `${name.zh}已承接：${zh}`, en: `${name.en} takes over: ${en}` }
          : { zh: `${name.zh}不承接：${zh}`, en: `${name.en} does not take over: ${en}` },
        path: `/incidents/${incident}/closing`,
      },
    ];
  };

export const noticesOfClosing = {
  'incident.closing-begun': ofTheWhole(
    'incident.closing-begun',
    '开始收尾，不再开始新事项',
    'The response is being closed: nothing new is begun',
    'urgent',
  ),
  'incident.closed': ofTheWhole('incident.closed', '响应终止', 'Response ended', 'normal'),
  'incident.merged': ofTheWhole(
    'incident.merged',
    '已并入另一事件',
    'Merged into another incident',
    'urgent',
  ),
  'incident.undone': ofTheWhole(
    'incident.undone',
    '误报，已撤销',
    'Declared by mistake, and undone',
    'urgent',
  ),
  'incident.reopened': ofTheWhole('incident.reopened', '事件重启', 'Incident reopened', 'urgent'),
  'residue.assigned': (state: State, { incident, data }: FactOf<'residue.assigned'>): Notice[] => {
    const { zh, en } = closingWords.closingLine[data.line];
    const name = incidentName(state, incident);
    return [
      {
        kind: 'residue.assigned',
        urgency: 'urgent',
        organisations: [data.owner],
        title: {
          zh: `请承接遗留事项：${zh}（${name.zh}）`,
          en: `You are asked to take over what is left: ${en} (${name.en})`,
        },
        path: '/work/closing',
      },
    ];
  },
  'residue.accepted': answered(true),
  'residue.declined': answered(false),
};
