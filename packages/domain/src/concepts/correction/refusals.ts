import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type CorrectionRefusals = {
  'correction-inspected-first': { lot: string; limit: number };
  'correction-moved-on': {
    /** The item, or the currency. */
    unit: string;
    wanted: number;
    there: number;
    promised: number;
    holders: { organisation: string; amount: number }[];
  };
};

export const correctionRefusals: Sayers<keyof CorrectionRefusals> = {
  'correction-inspected-first': ({ lot, limit }) =>
    said(
      ['更正后的数量须经查验。', 'So much has to be inspected.'],
      [
        `${lot} 所属捐赠中这种物资将超过 ${figure(limit)}，登记时即应待查验。`,
        `With ${lot}, more than ${figure(limit)} of it would have come in this gift, which waits for an inspector at the dock.`,
      ],
      [
        '请先封存该批次，再更正数量，由查验人认定。',
        'Hold the lot, correct its amount, and have it inspected.',
      ],
    ),
  'correction-moved-on': ({ unit, wanted, there, promised, holders }, { name }) => {
    const item = name('item', unit);
    const held = holders.map(({ organisation, amount }) => ({
      words: name('organisation', organisation),
      amount,
    }));
    const zh = held.map(({ words, amount }) => `${words.zh} ${figure(amount)}`);
    const en = held.map(({ words, amount }) => `${words.en} ${figure(amount)}`);
    if (promised > 0) {
      zh.push(`已预留或已申请 ${figure(promised)}`);
      en.push(`promised or asked for ${figure(promised)}`);
    }
    return said(
      [
        '有一部分已不在原处，不能更正。',
        'Part of it is no longer where it came in, and cannot be put right here.',
      ],
      [
        `${item.zh}：要更正 ${figure(wanted)}，原处可动用 ${figure(there)}；${zh.join('，')}。`,
        `${item.en}: ${figure(wanted)} to be put right, ${figure(there)} there; ${en.join(', ')}.`,
      ],
      [
        '请先撤销预留、追回或冲销，或只更正仍在原处的部分。',
        'Cancel what is promised or take back what left first, or correct no more than what is still there.',
      ],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends CorrectionRefusals {}
}
