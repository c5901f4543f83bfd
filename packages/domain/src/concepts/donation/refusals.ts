import type { GS1_FAULTS } from '../../kernel/label/gs1.ts';
import { figure, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';
import type { Words } from '../../kernel/words/words.ts';
import { quarantineReason } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type DonationRefusals = {
  'lot-quarantined': { lot: string; why: keyof typeof quarantineReason | null };
  'lot-expired': { lot: string; expiredOn: string };
  'lot-not-in-quarantine': { lot: string };
  'lot-rejected': { lot: string };
  'standard-unproven': { claimed: string; proven: string };
  'earmark-broken': { lot: string; earmarkedFor: string };
  'entered-before': { receipts: string[]; receiver: string; amount: number; item: string };
  'donor-ambiguous': { name: string; donors: string[] };
  'date-unlikely': { date: string };
  'scan-unreadable': { fault: (typeof GS1_FAULTS)[number]; place: number };
};

const SCAN_FAULTS: Words<(typeof GS1_FAULTS)[number]> = {
  'unknown-identifier': { zh: '不是 GS1 应用标识符', en: 'no application identifier of GS1' },
  'too-short': { zh: '长度不符', en: 'of another length than it must have' },
  characters: { zh: '含有不允许的字符', en: 'holds signs that it may not' },
  'check-digit': { zh: '校验位不符', en: 'its check digit does not hold' },
  date: { zh: '不是有效日期', en: 'no date' },
};

export const donationRefusals: Sayers<keyof DonationRefusals> = {
  'entered-before': ({ receipts, receiver, amount, item }, { name }) => {
    const [who, what] = [name('organisation', receiver), name('item', item)];
    return said(
      ['这一批可能已经登记过。', 'This parcel may have been entered already.'],
      [
        `收据 ${receipts.join('、')}：${who.zh}当天已登记同一捐赠人、同一批号和凭证的${what.zh} ${figure(amount)}。`,
        `Receipt ${receipts.join(', ')}: ${who.en} entered ${figure(amount)} of ${what.en} that day, from the same donor, with the same batch and papers.`,
      ],
      ['确为另一批的，请确认；否则不必再登记。', 'If it is another parcel, confirm; if not, leave it.'],
    );
  },
  'date-unlikely': ({ date }) =>
    said(
      ['这个有效期不寻常。', 'This expiry is unusual.'],
      [`${date}`, `${date}`],
      ['请核对年份；确实如此的，请确认。', 'Check the year; if it is meant, confirm it.'],
    ),
  'scan-unreadable': ({ fault, place }) =>
    said(
      ['扫码内容无法读取。', 'The scanned code cannot be read.'],
      [
        `第 ${place + 1} 个字符起：${SCAN_FAULTS[fault].zh}。`,
        `From character ${place + 1}: ${SCAN_FAULTS[fault].en}.`,
      ],
      ['请重新扫描，或手工填写批号和有效期。', 'Scan it again, or type batch and expiry.'],
    ),
  'donor-ambiguous': ({ name, donors }) =>
    said(
      ['有几个捐赠人用这个名称。', 'Several donors bear this name.'],
      [`${name}：${donors.join('、')}。`, `${name}: ${donors.join(', ')}.`],
      ['请填写捐赠人编号或统一社会信用代码。', 'Say which: by the donor’s id or its social credit code.'],
    ),
  'lot-quarantined': ({ lot, why }) => {
    return said(
      ['该批次待查验，不能分配。', 'This lot is in quarantine and cannot be allocated.'],
      why === null
        ? same(lot)
        : [`${lot}：${quarantineReason[why].zh}。`, `${lot}: ${quarantineReason[why].en}.`],
      ['请先由查验人认定。', 'Have it inspected first.'],
    );
  },
  'lot-expired': ({ lot, expiredOn }) =>
    said(
      ['该批次已过有效期。', 'This lot has expired.'],
      [`${lot} 的有效期至 ${expiredOn}。`, `${lot} was good until ${expiredOn}.`],
      [
        '过期物资不能使用，请退回或登记损耗。',
        'Expired goods may not be used: return them, or record a loss.',
      ],
    ),
  'lot-not-in-quarantine': ({ lot }) =>
    said(['该批次不在待查验状态。', 'This lot is not in quarantine.'], same(lot), [
      '无需查验。',
      'It needs no inspection.',
    ]),
  'lot-rejected': ({ lot }) =>
    said(['该批次已被拒收。', 'This lot was rejected.'], same(lot), [
      '请选择其他批次。',
      'Choose another lot.',
    ]),
  'standard-unproven': ({ claimed, proven }, { name }) => {
    const wanted = name('item', claimed);
    const had = proven.split(', ').map((id) => name('item', id));
    const none = proven === '' || proven === '-';
    return said(
      ['凭证不能证明所申报的标准。', 'The evidence does not prove the standard that is claimed.'],
      [
        `申报为${wanted.zh}；凭证证明的是：${none ? '无' : had.map(({ zh }) => zh).join('、')}。`,
        `Claimed: ${wanted.en}. The evidence proves: ${none ? 'nothing' : had.map(({ en }) => en).join(', ')}.`,
      ],
      ['请按凭证认定，或补充凭证。', 'Name it by its evidence, or add evidence.'],
    );
  },
  'earmark-broken': ({ lot, earmarkedFor }, { name }) => {
    const words = name('organisation', earmarkedFor);
    return said(
      ['违反捐赠人的指定。', 'This would break the donor’s wish.'],
      [`${lot} 由捐赠人指定给${words.zh}。`, `The donor gave ${lot} to ${words.en}.`],
      ['改变用途须先征得捐赠人同意。', 'Ask the donor’s consent first.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends DonationRefusals {}
}
