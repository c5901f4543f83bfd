import type { MandateFunction } from '../../kernel/command/functions.ts';
import { mandateFunction } from '../../kernel/command/words.ts';
import { figure, listed, type Sayers, said, same, whoCould } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { Breadth } from './breadth.ts';
import type { Standstill } from './force.ts';
import { mandateBreadth, mandateStanding } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type MandateRefusals = {
  'mandate-missing': { function: MandateFunction; area: string; couldAct: string[]; couldAssign?: string[] };
  'mandate-wider-than-own': { function: MandateFunction; breadth?: Breadth };
  'mandate-stands-still': {
    mandate: string;
    why: Standstill;
    who: string;
    reason: string;
    couldAct: string[];
  };
  'mandate-below-level': { mandate: string; level: string; incident: string };
  'mandate-limit': {
    function: MandateFunction;
    limit: number;
    asked: number;
    unit: string;
    /** Absent: of one act. */
    over?: 'aDay' | 'inAll';
    couldAct: string[];
  };
  'mandate-above-own': { id: string };
  'mandate-not-suspended': { id: string };
  'mandate-not-active': { id: string };
  'not-delegable': { id: string };
  'delegation-cycle': { organisation: string };
  'branch-of-another': { organisation: string; parent: string };
};

const NOBODY = {
  zh: '目前没有机构可以办理，请联系牵头部门授予职责。',
  en: 'No organisation could do it yet; ask the lead agency to grant the mandate.',
};

/** Who could do it; where nobody is named for it, who can assign it. */
function whatNext(able: readonly Bilingual[], givers: readonly Bilingual[]): [zh: string, en: string] {
  if (able.length === 0 && givers.length === 0) return [NOBODY.zh, NOBODY.en];
  const [zh, en] = able.length > 0 ? whoCould(able) : ['', ''];
  if (givers.length === 0) return [zh, en];
  const assign = listed(givers);
  return [
    `${zh}此处尚未指定承担机构，可以授予的机构：${assign.zh}。`,
    `${en} Nobody is named for it here; who can assign it: ${assign.en}.`.trim(),
  ];
}

export const mandateRefusals: Sayers<keyof MandateRefusals> = {
  'mandate-missing': ({ function: wanted, area, couldAct, couldAssign = [] }, { name }) => {
    const words = mandateFunction[wanted];
    const where = name('area', area);
    const able = couldAct.map((id) => name('organisation', id));
    const givers = couldAssign.map((id) => name('organisation', id));
    return said(
      ['贵机构没有此项职责。', 'Your organisation has no mandate for this.'],
      [
        `此操作需要职能“${words.zh}”，且职责范围包含${where.zh}。`,
        `It needs a mandate with the function “${words.en}” that covers ${where.en}.`,
      ],
      whatNext(able, givers),
    );
  },
  'mandate-wider-than-own': ({ function: wanted, breadth }) => {
    const words = mandateFunction[wanted];
    const direction = breadth === undefined ? null : mandateBreadth[breadth];
    return said(
      ['授予的职责超出了授予者自己的职责。', 'This mandate is wider than the giver’s own.'],
      [`贵机构在此范围内没有职能“${words.zh}”。`, `Your organisation does not hold “${words.en}” that far.`],
      direction === null || breadth === 'functions'
        ? ['请缩小职能、区域、物资类别或期限。', 'Make its functions, area, categories or term narrower.']
        : [`请缩小${direction.zh}。`, `Make this narrower: ${direction.en}.`],
    );
  },
  'mandate-stands-still': ({ mandate, why, who, reason, couldAct }, { name }) => {
    const words = mandateStanding[why];
    const by = name('organisation', who);
    const able = couldAct.map((id) => name('organisation', id));
    const because = reason === '' ? same('') : ([`：${reason}`, `: ${reason}`] as const);
    const next: [string, string] =
      why === 'not-accepted'
        ? [`须由${by.zh}接受后生效。`, `${by.en} has to accept it first.`]
        : [`请联系${by.zh}恢复。`, `Ask ${by.en} to let it go on.`];
    const [otherZh, otherEn] = able.length > 0 ? whoCould(able) : ['', ''];
    return said(
      ['这项职责目前不能使用。', 'This mandate stands still.'],
      [
        `职责 ${mandate}：${words.zh}（${by.zh}${because[0]}）。`,
        `Mandate ${mandate}: ${words.en} (${by.en}${because[1]}).`,
      ],
      [`${next[0]}${otherZh}`, `${next[1]} ${otherEn}`.trim()],
    );
  },
  'mandate-below-level': ({ mandate, level, incident }) =>
    said(
      ['当前响应级别未达到这项职责的条件。', 'The response stands below the level of this mandate.'],
      [
        `职责 ${mandate} 自事件 ${incident} 的 ${level} 级响应起有效。`,
        `Mandate ${mandate} holds from level ${level} of ${incident} on.`,
      ],
      ['请由日常承担此职能的机构办理。', 'Ask whoever holds this function at the present level.'],
    ),
  'mandate-limit': ({ function: wanted, limit, asked, unit, over, couldAct }, { name }) => {
    const words = mandateFunction[wanted];
    const able = couldAct.map((id) => name('organisation', id));
    const of =
      unit === 'goods'
        ? { zh: '件（基本单位）', en: 'base units' }
        : { zh: `分（${unit}）`, en: `minor units of ${unit}` };
    return said(
      ['超出了职责的限额。', 'This goes beyond the limit of the mandate.'],
      [
        over
          ? `职能“${words.zh}”${over === 'aDay' ? '一天' : '总计'}至多 ${figure(limit)} ${of.zh}，连同本次为 ${figure(asked)}。`
          : `职能“${words.zh}”一次至多 ${figure(limit)} ${of.zh}，本次 ${figure(asked)}。`,
        over
          ? `“${words.en}” goes up to ${figure(limit)} ${of.en} ${over === 'aDay' ? 'a day' : 'in all'}; with this it would be ${figure(asked)}.`
          : `“${words.en}” goes up to ${figure(limit)} ${of.en} at a time; this is ${figure(asked)}.`,
      ],
      able.length > 0
        ? whoCould(able)
        : ['请联系授予机构提高限额。', 'Ask the giver of the mandate for a wider one.'],
    );
  },
  'mandate-above-own': ({ id }) =>
    said(
      ['不能撤销或暂停自己职责的来源。', 'Nobody withdraws the mandate from which its own comes.'],
      same(id),
      ['只有更上级的授予机构可以办理。', 'Only a giver above it can.'],
    ),
  'mandate-not-suspended': ({ id }) =>
    said(['这项职责没有被暂停。', 'This mandate is not suspended.'], same(id), [
      '无需恢复。',
      'There is nothing to resume.',
    ]),
  'mandate-not-active': ({ id }) =>
    said(['这项职责已失效。', 'This mandate is not in force.'], same(id), [
      '请选择有效的职责。',
      'Choose one that is in force.',
    ]),
  'not-delegable': ({ id }) =>
    said(['这项职责不得转授。', 'This mandate may not be passed on.'], same(id), [
      '请授予机构允许转授，或由其直接授予。',
      'Ask its giver to make it delegable, or to give the mandate itself.',
    ]),
  'branch-of-another': ({ organisation, parent }, { name }) => {
    const [branch, whole] = [name('organisation', organisation), name('organisation', parent)];
    return said(
      [
        '分支机构的职责由其上级机构转授。',
        'A branch has its mandates from the organisation that it is part of.',
      ],
      [`${branch.zh} 是 ${whole.zh} 的分支。`, `${branch.en} is a branch of ${whole.en}.`],
      [
        `请授予 ${whole.zh}（可转授），由其转授。`,
        `Grant it to ${whole.en} as one that it may pass on; it passes it on.`,
      ],
    );
  },
  'delegation-cycle': ({ organisation }, { name }) => {
    const words = name('organisation', organisation);
    return said(
      ['职责不能转回给它的来源。', 'A mandate does not come back to where it came from.'],
      [`${words.zh}已在这条授权链上。`, `${words.en} stands in this chain already.`],
      ['请选择另一家机构。', 'Choose another organisation.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends MandateRefusals {}
}
