import { words } from '#texts/words.ts';

export const refundTexts = words({
  title: ['退款凭证', 'Slip of a refund'],
  intro: [
    '本凭证全部由公开记录生成，没有手工填写的内容；可凭日志条目核对。',
    'All of this slip is made of the public record; nothing on it was typed by hand. It can be checked against the entry of the log.',
  ],
  pdf: ['下载凭证（PDF，内附证明）', 'The slip as a PDF that carries its proof'],
  number: ['编号', 'Number'],
  amount: ['金额', 'Sum'],
  inWords: ['大写', 'In words'],
  from: ['付款方', 'From'],
  to: ['收款方', 'To'],
  receipt: ['捐赠收据', 'Receipt of the gift'],
  payment: ['对应的支付', 'Of the payment'],
  reason: ['理由', 'Reason'],
  reference: ['银行流水号', 'The bank’s reference'],
  noReference: ['没有经银行付出', 'it never left through a bank'],
  file: ['凭证指纹', 'Paper'],
  proposed: ['提出', 'Proposed'],
  ended: {
    open: ['待第二人确认', 'Waits for a second person'],
    made: ['确认', 'Confirmed'],
    declined: ['不予退款', 'Declined'],
  },
  entry: (position: string) => [`日志条目 ${position}`, `entry ${position} of the log`],
});
