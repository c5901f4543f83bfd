import { wordsFor } from '../label/labels.ts';
import { figure, type Sayers, said, same } from './sentence.ts';

export const goods: Sayers<
  | 'stock-insufficient'
  | 'lot-quarantined'
  | 'lot-expired'
  | 'lot-not-in-quarantine'
  | 'lot-rejected'
  | 'standard-unproven'
  | 'earmark-broken'
  | 'purpose-broken'
  | 'more-than-shipped'
  | 'shortage-unexplained'
> = {
  'stock-insufficient': ({ available, asked, unit }, name) => {
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
  'lot-quarantined': ({ lot, why }) => {
    const words = wordsFor('quarantineReason', why);
    return said(
      ['该批次待查验，不能分配。', 'This lot is in quarantine and cannot be allocated.'],
      why === '-' ? same(lot) : [`${lot}：${words.zh}。`, `${lot}: ${words.en}.`],
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
  'standard-unproven': ({ claimed, proven }, name) => {
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
  'earmark-broken': ({ lot, earmarkedFor }, name) => {
    const words = name('organisation', earmarkedFor);
    return said(
      ['违反捐赠人的指定。', 'This would break the donor’s wish.'],
      [`${lot} 由捐赠人指定给${words.zh}。`, `The donor gave ${lot} to ${words.en}.`],
      ['改变用途须先征得捐赠人同意。', 'Ask the donor’s consent first.'],
    );
  },
  'purpose-broken': ({ fund }) =>
    said(
      ['违反善款的指定用途。', 'This would break the purpose of the gift.'],
      [`捐赠人指定的用途：${fund}`, `The donor’s purpose: ${fund}`],
      ['改变用途须先征得捐赠人同意或备案。', 'Ask the donor’s consent, or file the change, first.'],
    ),
  'more-than-shipped': ({ shipped, received }) =>
    said(
      ['多于可签收或可处理的数量。', 'This is more than there is to account for.'],
      [
        `可处理 ${figure(shipped)}，填写 ${figure(received)}。`,
        `${figure(shipped)} can be accounted for, ${figure(received)} stated.`,
      ],
      ['请重新清点。', 'Please count again.'],
    ),
  'shortage-unexplained': ({ missing }) =>
    said(
      ['短少须注明原因。', 'A shortage needs its reason.'],
      [`少 ${figure(missing)}。`, `${figure(missing)} short.`],
      ['请选择短少的原因。', 'Choose why it is short.'],
    ),
};
