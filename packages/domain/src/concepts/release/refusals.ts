import { figure, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';
import { saidAs } from './figures.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ReleaseRefusals = {
  'sum-differs': { stated: number; parts: number; missing: number };
  'paper-without-number': { item: string };
  'published-is-permanent': { number: string };
  /** `words`: those of the catalogue beside it; `now`: what the reference says at this moment. */
  'figure-typed': { number: string; words: string; reference: string; now: number };
  'figure-unknown': { reference: string; near: readonly string[] };
  'figure-glued': { reference: string };
  'figures-too-many': { count: number; most: number };
  'number-unproven': { number: string };
  'number-not-in-text': { number: string };
  /** A question to the second person. */
  'number-stood-for': { number: string; reason: string };
};

export const releaseRefusals: Sayers<keyof ReleaseRefusals> = {
  'sum-differs': ({ stated, parts, missing }) =>
    said(
      ['合计与分项不符。', 'The sum is not the sum of its parts.'],
      [
        `合计 ${figure(stated)}，分项之和 ${figure(parts)}，相差 ${figure(missing)}。`,
        `Stated ${figure(stated)}, parts ${figure(parts)}, ${figure(missing)} missing.`,
      ],
      ['不得公布。请查清差额。', 'It must not be published. Find the difference.'],
    ),
  'paper-without-number': ({ item }, { name }) => {
    const words = name('item', item);
    return said(
      ['凭证没有编号，无从查对。', 'The paper has no number by which anybody could find it.'],
      [
        `${words.zh}须有标准凭证；所列凭证没有写明编号。`,
        `${words.en} needs proof; no paper that is named has a number.`,
      ],
      ['请写明检验报告或注册证的编号。', 'State the number of the report or registration.'],
    );
  },
  'figure-typed': ({ number, words, reference, now }) =>
    said(
      ['物资数量不能手填，须引用账目。', 'An amount of goods is not typed but taken from the record.'],
      [`“${number}”写在“${words}”旁边。`, `“${number}” stands beside “${words}”.`],
      [
        `请改写为 {${reference}}（账上现为 ${saidAs(reference, now)}），签发时按当时的账目填入。`,
        `Write {${reference}} instead, which is now ${saidAs(reference, now)}; publication puts in the figure of its moment.`,
      ],
    ),
  'figure-unknown': ({ reference, near }) =>
    said(
      ['没有这样的账目数字。', 'The record has no such figure.'],
      [`{${reference.replace(/^\{$/, '')}}`, `{${reference.replace(/^\{$/, '')}}`],
      [
        `可以写：${near.map((each) => `{${each}}`).join('、')}。花括号只用于引用账目数字。`,
        `You may write: ${near.map((each) => `{${each}}`).join(', ')}. Braces stand for nothing but figures of the record.`,
      ],
    ),
  'figure-glued': ({ reference }) =>
    said(
      [
        '账目数字前后紧接着别的数字或量级。',
        'A digit or a scale stands at the side of a figure of the record.',
      ],
      [
        `{${reference}} 连同前后的字会被读成另一个数。`,
        `With what stands beside it, {${reference}} would be read as another number.`,
      ],
      [
        '请用文字或标点隔开，不要加“万”“%”等。',
        'Put words between them, and no “thousand” or “%” behind it.',
      ],
    ),
  'figures-too-many': ({ count, most }) =>
    said(
      ['引用的账目数字太多。', 'It names too many figures of the record.'],
      [`共 ${figure(count)} 处，至多 ${figure(most)} 处。`, `${figure(count)}; at most ${figure(most)}.`],
      ['请改用物资收支公示，或分成几份通告。', 'Publish a report on goods, or make several notices of it.'],
    ),
  'number-unproven': ({ number }) =>
    said(
      ['账目里没有这个数，须写明依据。', 'The record does not know this number: it needs a reason.'],
      [`“${number}”。`, `“${number}”.`],
      [
        '账上有的请改为引用；没有的请列入“账目以外的数字”并写明依据，由签发人确认，随通告公开。',
        'Refer to the record where it knows it. Else list it among the numbers from elsewhere with the reason; whoever publishes confirms it, and both are public.',
      ],
    ),
  'number-not-in-text': ({ number }) =>
    said(
      ['正文里没有这个数。', 'No such number stands in the text.'],
      [`“${number}”。`, `“${number}”.`],
      [
        '请照正文里的写法填写，或删去这一行。',
        'Write it as it stands in the text, or leave this line empty.',
      ],
    ),
  'number-stood-for': ({ number, reason }) =>
    said(
      [
        `“${number}”不是账目里的数，您也确认吗？`,
        `“${number}” does not come from the record. Do you stand for it too?`,
      ],
      [`起草人的依据：${reason}`, `The reason of whoever drafted it: ${reason}`],
      [
        '确认后，数字、依据和两人的席位都会公开。',
        'The number, its reason and the seats of both of you will be public.',
      ],
    ),
  'published-is-permanent': ({ number: id }) =>
    said(['已公布的内容不能修改或删除。', 'What is published cannot be changed or deleted.'], same(id), [
      '请起草一份更正；原件和更正都将保留。',
      'Draft a correction instead; both will stay.',
    ]),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ReleaseRefusals {}
}
