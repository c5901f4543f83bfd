import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type StockRefusals = {
  'stock-insufficient': { available: number; asked: number; unit: string };
  'lot-promised': { lot: string; order: string };
  'count-surplus': { surplus: number; lost: number };
  'bin-not-of-lot': { lot: string; bins: string };
  'photo-required': { from: number };
  'third-party-required': { from: number; owner: string };
};

export const stockRefusals: Sayers<keyof StockRefusals> = {
  'stock-insufficient': ({ available, asked, unit }, { name }) => {
    const words = name('item', unit);
    return said(
      ['可用数量不足。', 'There is not enough.'],
      [
        `${words.zh}：需要 ${figure(asked)}，可用 ${figure(available)}。`,
        `${words.en}: ${figure(asked)} asked, ${figure(available)} available.`,
      ],
      ['请减少数量，或选择其他批次或款项。', 'Ask for less, or choose another lot or fund.'],
    );
  },
  'lot-promised': ({ lot, order }) =>
    said(
      ['该批次有已承诺的物资。', 'Goods of this lot are promised.'],
      [`${lot}；调拨单 ${order}。`, `${lot}; order ${order}.`],
      [
        '请先撤销调拨单或预留，再封存。',
        'Cancel the order or void the reservation first, then hold the lot.',
      ],
    ),
  'count-surplus': ({ surplus, lost }) =>
    said(
      ['多出的数量没有对应的损耗记录。', 'No recorded loss explains this surplus.'],
      [
        `多出 ${figure(surplus)}，该批次已登记损耗 ${figure(lost)}。`,
        `${figure(surplus)} more than the book; ${figure(lost)} of this lot recorded as lost.`,
      ],
      [
        '请将来源不明的物资作为新的捐赠登记并待查验。',
        'Receive goods of unknown origin as a gift, into quarantine.',
      ],
    ),
  'bin-not-of-lot': ({ lot, bins }) =>
    said(
      ['货位不对。', 'This is not where it lies, or where it could be moved.'],
      [`${lot} 现在的货位：${bins}。`, `${lot} lies in: ${bins}.`],
      ['请写明从哪个货位移到另一个货位。', 'Say out of which of these bins, and into another one.'],
    ),
  'photo-required': ({ from }) =>
    said(
      ['须附照片。', 'A photograph is needed.'],
      [`该批次累计损耗达到 ${figure(from)}。`, `With this the lot has lost ${figure(from)} or more.`],
      [
        '请拍照，并填写照片文件的指纹（SHA-256）。',
        'Take one, and state the fingerprint (SHA-256) of its file.',
      ],
    ),
  'third-party-required': ({ from, owner }, { name }) => {
    const words = name('organisation', owner);
    return said(
      ['须由其他机构复核。', 'Another organisation has to confirm this.'],
      [
        `该批次累计损耗达到 ${figure(from)}，${words.zh}不能自行复核。`,
        `With this the lot has lost ${figure(from)} or more: ${words.en} does not confirm it itself.`,
      ],
      [
        '请牵头部门或其他有查验职责的机构到场复核。',
        'Ask the lead agency, or another organisation that inspects goods, to look at it.',
      ],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends StockRefusals {}
}
