import { listed, NOTHING, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { DECIDING_WAYS } from './facts.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ResolutionRefusals = {
  'no-leading-group': { organisation: string };
  'resolution-named-twice': { organisation: string };
  'resolution-not-present': { organisation: string };
  'resolution-way': { way: (typeof DECIDING_WAYS)[number]; decided: number };
  /** `couldAct`: a few of those whose word it is. */
  'resolution-not-yours': { organisation: string; couldAct: string[] };
  'resolution-seat': { seat: string };
  'resolution-own-word': { organisation: string };
  'resolution-corrected-since': { version: number };
  'dissents-too-many': { most: number };
  'act-decides-nothing': { position: number };
  'act-before-decision': { position: number; at: string; decidedAt: string };
  'acts-too-many': { most: number };
};

export const resolutionRefusals: Sayers<keyof ResolutionRefusals> = {
  'no-leading-group': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      [
        '作出决定的须是登记为“领导小组”的机构。',
        'A decision is that of an organisation of the kind “leading group”.',
      ],
      [zh, en],
      ['请先登记该领导小组，再记录其决定。', 'Register the leading group, then record what it decided.'],
    );
  },
  'resolution-named-twice': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['同一机构列了两次。', 'The same organisation stands there twice.'],
      [zh, en],
      ['每个机构只填一次。', 'Name each organisation once.'],
    );
  },
  'resolution-not-present': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      [
        '作决定、签发或当场提出异议的，须是到会者。',
        'Whoever decided, signed or disagreed there was present.',
      ],
      [`${zh} 未列为到会`, `${en} is not among those present`],
      [
        '请核对会议记录；会后的异议由该机构自行声明。',
        'Look at the minutes again; who disagrees later states it itself.',
      ],
    );
  },
  'resolution-way': ({ decided }) =>
    said(
      ['决定方式与作决定者的数目不符。', 'How it was decided does not fit the number of those who decided.'],
      [`作决定者：${decided}`, `decided by: ${decided}`],
      [
        '一人拍板的只列一方；集体决定或表决的列出全部赞成方。',
        'Where one decided, name one; where all agreed or voted, name each that was for it.',
      ],
    ),
  'resolution-not-yours': ({ couldAct }, { name }) => {
    const { zh, en } = listed(couldAct.map((id) => name('organisation', id)));
    return said(
      [
        '贵单位在这项决定的记录中不具有这一身份，不能代他人表态。',
        'The record does not name your organisation for this, and nobody speaks for another.',
      ],
      couldAct.length > 0 ? [`可以表态的机构：${zh}`, `Who could: ${en}`] : NOTHING,
      [
        '记录有误的，请记录方公开更正。',
        'If the record is wrong, ask who recorded it to put it right in the open.',
      ],
    );
  },
  'resolution-seat': ({ seat }) =>
    said(
      [
        '会议记录写明了由哪一席位参会，确认须出自该席位。',
        'The minutes say which seat took part: its word is needed.',
      ],
      [seat, seat],
      [
        '请由该席位确认；记录有误的，请记录方更正。',
        'Ask that colleague; if the minutes are wrong, they are put right first.',
      ],
    ),
  'resolution-own-word': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      [
        '对方已自行确认到会，更正不能把它写成未到会。',
        'It has said itself that it took part: a correction cannot say that it did not.',
      ],
      [zh, en],
      ['请与该机构核对。', 'Settle it with that organisation.'],
    );
  },
  'resolution-corrected-since': ({ version }) =>
    said(
      ['您看到的记录已被更正。', 'The record has been put right since you looked.'],
      [`现为第 ${version} 版`, `it is version ${version} now`],
      ['请阅读现行版本后再确认。', 'Read the present version, then confirm that.'],
    ),
  'dissents-too-many': ({ most }) =>
    said(
      [
        `一个机构对一项决定最多声明 ${most} 次异议。`,
        `One organisation states at most ${most} dissents from one decision.`,
      ],
      NOTHING,
      ['请引用已有的异议。', 'Refer to those that stand.'],
    ),
  'act-decides-nothing': ({ position }) =>
    said(
      ['该编号不是本事件中的一项决定性事实。', 'That entry decides nothing in this incident.'],
      [`编号 ${position}`, `entry ${position}`],
      [
        '请填写授权、分配批准、支付批准、公示等事实在时间线上的编号。',
        'Give the number on the timeline of a mandate, an approval, a payment, a release or the like.',
      ],
    ),
  'act-before-decision': ({ position, at, decidedAt }) =>
    said(
      ['先于决定作出的行为不能算作对它的落实。', 'What was done before the decision does not carry it out.'],
      [`编号 ${position}：${at}；决定：${decidedAt}`, `entry ${position}: ${at}; decided: ${decidedAt}`],
      [
        '请核对编号；决定时间写错的，请先更正记录。',
        'Check the number; if the time of the decision is wrong, put the record right first.',
      ],
    ),
  'acts-too-many': ({ most }) =>
    said([`一项决定最多列 ${most} 项落实。`, `One decision names at most ${most} acts.`], NOTHING, [
      '请只列主要的。',
      'Name the main ones.',
    ]),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ResolutionRefusals {}
}
