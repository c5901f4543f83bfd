import { figure, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type TransferRefusals = {
  'account-not-own': { account: string; owner: string };
  'transfer-not-allowed': { from: string; to: string };
  'transfer-not-pending': { transfer: string };
  'transfer-expired': { transfer: string; expiredAt: string };
  'transfer-not-within-reach': { transfer: string };
  'more-than-reserved': { reserved: number; asked: number };
};

export const transferRefusals: Sayers<keyof TransferRefusals> = {
  'account-not-own': ({ account, owner }) =>
    said(
      ['这不是本机构的账户。', 'This account is another organisation’s.'],
      [`${account} 不属于 ${owner}。`, `${account} does not belong to ${owner}.`],
      ['只能在本机构的账户之间过账。', 'Transfers go between accounts of one organisation.'],
    ),
  'transfer-not-allowed': ({ from, to }) =>
    said(
      ['不能这样过账。', 'Goods cannot move this way.'],
      [`${from} → ${to}`, `${from} → ${to}`],
      [
        '仓库内只能在可用与自留之间移动，病区内只能由已签收转为已使用；其他变动请用相应的办理。',
        'Within a warehouse goods move between what is offered and what is kept back, on a ward from delivered to used; everything else has a command of its own.',
      ],
    ),
  'transfer-not-pending': ({ transfer: id }) =>
    said(['没有这笔待过账。', 'No such transfer is pending.'], same(id), [
      '它可能已过账、已撤销或已到期，请刷新后再试。',
      'It may have been posted, voided or expired: look again.',
    ]),
  'transfer-expired': ({ transfer: id, expiredAt }) =>
    said(
      ['预留已到期。', 'The reservation has expired.'],
      [
        `${id} 已于 ${expiredAt} 到期，物资已释放。`,
        `${id} ended at ${expiredAt}; what it held is free again.`,
      ],
      ['请重新分配或重新申请。', 'Allocate or request it again.'],
    ),
  'transfer-not-within-reach': ({ transfer: id }) =>
    said(['找不到可冲销的这笔过账。', 'There is no such transfer within reach of a reversal.'], same(id), [
      '捐赠登记有误，请更正该笔捐赠；调拨单有误，请撤销；盘点有误，请撤回；库存实物与账面不符，请盘点。',
      'A gift that was entered wrongly is put right by a correction of the gift, an order by cancelling it, a wrong count by retracting it, and goods that differ from the book by a count.',
    ]),
  'more-than-reserved': ({ reserved, asked }) =>
    said(
      ['超过预留的数量。', 'This is more than was reserved.'],
      [
        `预留 ${figure(reserved)}，过账 ${figure(asked)}。`,
        `${figure(reserved)} reserved, ${figure(asked)} to be posted.`,
      ],
      ['请减少数量，不足部分另行过账。', 'Post less, and the rest by another transfer.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends TransferRefusals {}
}
