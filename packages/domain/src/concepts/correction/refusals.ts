import { CURRENCIES, moneyFigure } from '../../kernel/money/currency.ts';
import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type CorrectionRefusals = {
  'finding-waits': { lot: string };
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
  'finding-waits': ({ lot }) =>
    said(
      ['查验意见尚待第二人复核。', 'A finding waits for a second inspector.'],
      [`批次 ${lot}。`, `Lot ${lot}.`],
      [
        '请先复核查验意见，再更正数量。',
        'Have it confirmed or found otherwise first, and then correct the amount.',
      ],
    ),
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
    const isMoney = CURRENCIES.includes(unit);
    const much = (amount: number) => (isMoney ? moneyFigure(amount, unit) : figure(amount));
    const item = isMoney ? { zh: '款项', en: 'Money' } : name('item', unit);
    const held = holders.map(({ organisation, amount }) => ({
      words: name('organisation', organisation),
      amount,
    }));
    const zh = held.map(({ words, amount }) => `${words.zh} ${much(amount)}`);
    const en = held.map(({ words, amount }) => `${words.en} ${much(amount)}`);
    if (promised > 0) {
      zh.push(`已预留或已申请 ${much(promised)}`);
      en.push(`promised or asked for ${much(promised)}`);
    }
    return said(
      [
        '有一部分已不在原处，不能更正。',
        'Part of it is no longer where it came in, and cannot be put right here.',
      ],
      [
        `${item.zh}：要更正 ${much(wanted)}，原处可动用 ${much(there)}${zh.map((each) => `；${each}`).join('')}。`,
        `${item.en}: ${much(wanted)} to be put right, ${much(there)} there${en.map((each) => `; ${each}`).join('')}.`,
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
