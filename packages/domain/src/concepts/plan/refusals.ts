import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type PlanRefusals = {
  'plan-underway': { plan: string; organisation: string; at: string };
  'plan-changed': { plan: string; version: number; changesVersion: number };
  'plan-not-for': { plan: string; incident: string };
  'plan-below-level': { asked: string; level: string };
};

export const planRefusals: Sayers<keyof PlanRefusals> = {
  'plan-underway': ({ plan: id, organisation, at }, { name }) => {
    const by = name('organisation', organisation);
    return said(
      ['这个事件正在启动一个预案。', 'A plan is being carried out in this incident.'],
      [`${by.zh} 于 ${at} 启动了 ${id}。`, `${by.en} activated ${id} at ${at}.`],
      [
        '请等它全部就位；启动者无法继续时可接手。',
        'Wait until all of it stands; take it over where its activator cannot go on.',
      ],
    );
  },
  'plan-changed': ({ plan: id, version, changesVersion }) =>
    said(
      ['预案此后已有新版。', 'The plan has a newer version since.'],
      [
        `${id} 现为第 ${version} 版，该提案基于第 ${changesVersion} 版。`,
        `${id} stands at version ${version}; the proposal changes version ${changesVersion}.`,
      ],
      ['请对照新版重新提出。', 'Propose it again against the newer version.'],
    ),
  'plan-not-for': ({ plan: id, incident }) =>
    said(
      ['该预案不适用于这个事件。', 'This plan is not for this incident.'],
      [
        `${id} 的事件类型或区域不包括 ${incident}。`,
        `${incident} is of another type than ${id} is for, or outside its area.`,
      ],
      ['请选择适用的预案。', 'Choose a plan for this type and place.'],
    ),
  'plan-below-level': ({ asked, level }) =>
    said(
      ['不能用启动预案来降低响应级别。', 'Activating a plan does not lower the response.'],
      [
        `响应级别是 ${level} 级，要求的是 ${asked} 级。`,
        `The response stands at ${level}; ${asked} was asked for.`,
      ],
      ['请先调整响应级别，并说明理由。', 'Lower the response level first, with a reason.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends PlanRefusals {}
}
