import { figure, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ReleaseRefusals = {
  'sum-differs': { stated: number; parts: number; missing: number };
  'paper-without-number': { item: string };
  'published-is-permanent': { number: string };
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
  'published-is-permanent': ({ number: id }) =>
    said(['已公布的内容不能修改或删除。', 'What is published cannot be changed or deleted.'], same(id), [
      '请起草一份更正；原件和更正都将保留。',
      'Draft a correction instead; both will stay.',
    ]),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ReleaseRefusals {}
}
