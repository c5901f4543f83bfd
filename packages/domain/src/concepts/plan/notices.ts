import type { FactOf } from '../../kernel/fact/fact.ts';
import { incidentName, nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { holdersOf } from '../mandate/audience.ts';
import { leftOf } from './left.ts';
import { entryOf } from './unfold.ts';

/** A plan calls many at once: each organisation is told once for each function that it takes on. */
export const noticesOfPlan = {
  'plan.proposed': (state: State, { at, actor, data }: FactOf<'plan.proposed'>): Notice[] => {
    const by = nameOf(state, actor.organisation);
    const incident = [...state.incidents.values()].at(-1)?.id ?? '-';
    return [
      {
        kind: 'plan.to-adopt',
        urgency: 'normal',
        organisations: holdersOf(state, 'coordinate', incident, null, at),
        title: {
          zh: `${by.zh}提出预案“${data.terms.name.zh}”，待另一人通过`,
          en: `${by.en} proposes the plan “${data.terms.name.en}”: it waits for a second person`,
        },
        path: '/work/plans',
      },
    ];
  },
  'plan.mandates-granted': (state: State, fact: FactOf<'plan.mandates-granted'>): Notice[] => {
    const { incident, data } = fact;
    const { title, answerWithinHours } = entryOf(state, data, 'functions');
    const name = incidentName(state, incident);
    const isAlarm = levelOf(state.incidents.get(incident), data) === 'I';
    const asks = answerWithinHours !== undefined;
    return [
      {
        kind: 'mandate.granted',
        urgency: isAlarm ? 'alarm' : 'urgent',
        organisations: [...new Set(data.rows.map(({ holder }) => holder))],
        title: asks
          ? {
              zh: `预案启动（${name.zh}）：请贵单位在 ${answerWithinHours} 小时内答复是否承担“${title.zh}”`,
              en: `Plan active (${name.en}): please say within ${answerWithinHours} h whether you take on “${title.en}”`,
            }
          : {
              zh: `预案启动（${name.zh}）：贵单位承担“${title.zh}”`,
              en: `Plan active (${name.en}): you take on “${title.en}”`,
            },
        path: asks ? '/work/mandates' : '/work',
      },
    ];
  },
  'plan.activated': (_state: State, { actor }: FactOf<'plan.activated'>): Notice[] => [
    {
      kind: 'plan.to-confirm',
      urgency: 'urgent',
      organisations: [actor.organisation],
      title: {
        zh: '预案已由一人启动，须由另一人复核，否则到时失效',
        en: 'One person has started the plan: another confirms it, or it lapses',
      },
      path: '/work/plans',
    },
  ],
  'plan.activation-lapsed': (
    state: State,
    { incident: id, data }: FactOf<'plan.activation-lapsed'>,
  ): Notice[] => {
    const incident = state.incidents.get(id);
    const use = incident?.plans.get(data.plan);
    const activation = use?.activations.find((each) => each.activation === data.activation);
    if (!incident || !use || !activation) return [];
    const { kept } = leftOf(incident, use, activation);
    const told = { kind: 'plan.activation-lapsed', path: `/incidents/${id}/plan` } as const;
    const holders = new Set([
      ...kept.tasks.map(({ holder }) => holder),
      ...kept.needs.map(({ facility }) => facility),
    ]);
    return [
      {
        ...told,
        urgency: 'alarm',
        organisations: [activation.organisation],
        title: {
          zh: `预案启动无人复核，已失效：所授职责已终止，无人承接的 ${data.closed.tasks} 项任务、${data.closed.needs} 项测算需求已关闭`,
          en: `Nobody confirmed the started plan: the mandates that it gave have ended; ${data.closed.tasks} tasks and ${data.closed.needs} estimated needs that nobody took are closed`,
        },
      },
      {
        ...told,
        urgency: 'normal',
        organisations: [...holders],
        title: {
          zh: '预案启动无人复核，已失效；贵单位已着手的任务和需求照旧，请自行决定是否继续',
          en: 'The plan’s activation lapsed unconfirmed; tasks and needs that you have taken up stay: go on with them or close them',
        },
      },
    ];
  },
  'plan.carried-out': (_state: State, { incident, actor, data }: FactOf<'plan.carried-out'>): Notice[] => [
    {
      kind: 'plan.carried-out',
      urgency: 'normal',
      organisations: [actor.organisation],
      title: {
        zh: `预案全部就位：${data.amounts.mandates} 项职责、${data.amounts.tasks} 项任务`,
        en: `The plan stands: ${data.amounts.mandates} mandates, ${data.amounts.tasks} tasks`,
      },
      path: `/incidents/${incident}/plan`,
    },
  ],
};

const levelOf = (
  incident: IncidentState | undefined,
  { plan, activation }: { readonly plan: string; readonly activation: string },
) => incident?.plans.get(plan)?.activations.find((each) => each.activation === activation)?.level;
