import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type DonorRefusals = { 'name-is-another': { from: string; to: string } };

export const donorRefusals: Sayers<keyof DonorRefusals> = {
  'name-is-another': ({ from, to }) =>
    said(
      ['这不是写法更正，而是另一个名称。', 'This is no other spelling but another name.'],
      [`${from} → ${to}`, `${from} → ${to}`],
      [
        '一人只能更正个别字；整个名称登记错的，请在该笔捐赠中更正，由第二人确认。',
        'One person puts right a few letters; where the whole name is wrong, correct it in the gift, which a second person confirms.',
      ],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends DonorRefusals {}
}
