import { wordsFor } from '../label/labels.ts';
import type { Both } from '../language/language.ts';
import { listed, whoCould } from './could-act.ts';
import { type Sayers, said, same } from './sentence.ts';

const NOBODY = {
  zh: '目前没有机构可以办理，请联系牵头部门授予职责。',
  en: 'No organisation could do it yet; ask the lead agency to grant the mandate.',
};

/** Who could do it; where nobody is named for it, who can assign it. */
function whatNext(able: readonly Both[], givers: readonly Both[]): [zh: string, en: string] {
  if (able.length === 0 && givers.length === 0) return [NOBODY.zh, NOBODY.en];
  const [zh, en] = able.length > 0 ? whoCould(able) : ['', ''];
  if (givers.length === 0) return [zh, en];
  const assign = listed(givers);
  return [
    `${zh}此处尚未指定承担机构，可以授予的机构：${assign.zh}。`,
    `${en} Nobody is named for it here; who can assign it: ${assign.en}.`.trim(),
  ];
}

export const mandate: Sayers<
  | 'sign-in-required'
  | 'mandate-missing'
  | 'mandate-wider-than-own'
  | 'mandate-unknown'
  | 'mandate-not-active'
  | 'four-eyes'
  | 'conflict-of-interest'
> = {
  'sign-in-required': () =>
    said(
      ['需要登录。', 'Please sign in.'],
      ['此操作须由有职责的机构进行。', 'This is for somebody who acts for an organisation with a mandate.'],
      ['请登录，或使用有效的访问令牌。', 'Sign in, or send a valid access token.'],
    ),
  'mandate-missing': ({ function: wanted, area, couldAct, couldAssign = [] }, name) => {
    const words = wordsFor('mandateFunction', wanted);
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
    const words = wordsFor('mandateFunction', wanted);
    const direction = breadth === undefined ? null : wordsFor('mandateBreadth', breadth);
    return said(
      ['授予的职责超出了授予者自己的职责。', 'This mandate is wider than the giver’s own.'],
      [`贵机构在此范围内没有职能“${words.zh}”。`, `Your organisation does not hold “${words.en}” that far.`],
      direction === null || breadth === 'functions'
        ? ['请缩小职能、区域、物资类别或期限。', 'Make its functions, area, categories or term narrower.']
        : [`请缩小${direction.zh}。`, `Make this narrower: ${direction.en}.`],
    );
  },
  'mandate-unknown': ({ id }) =>
    said(['没有这项职责。', 'There is no such mandate.'], same(id), ['请核对编号。', 'Please check the id.']),
  'mandate-not-active': ({ id }) =>
    said(['这项职责已失效。', 'This mandate is not in force.'], same(id), [
      '请选择有效的职责。',
      'Choose one that is in force.',
    ]),
  'four-eyes': ({ first }) => {
    const words = wordsFor('mandateFunction', first);
    return said(
      ['须由另一个席位办理。', 'This needs another seat.'],
      [
        `同一席位已办理“${words.zh}”，两步不得由同一人完成。`,
        `The same seat has done “${words.en}”; the two steps need two people.`,
      ],
      ['请由另一位同事登录办理。', 'Ask a colleague with another seat.'],
    );
  },
  'conflict-of-interest': ({ organisation }, name) => {
    const words = name('organisation', organisation);
    return said(
      ['存在利益冲突。', 'There is a conflict of interest.'],
      [
        `${words.zh}是该方案的接收方，不得批准。`,
        `${words.en} receives goods by this plan and must not approve it.`,
      ],
      ['请由无关的机构批准。', 'An organisation without a share must approve it.'],
    );
  },
};
