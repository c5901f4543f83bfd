import { both as b } from '@tongzhou/messages';

/** What is printed on a receipt beside the gift itself. */
export const PRINTED = {
  title: b('捐赠收据', 'Donation receipt'),
  brand: b('同舟', 'Tongzhou'),
  exercise: b('演练收据，不是真实捐赠', 'An exercise: not a real donation'),
  follow: b('扫码查看它现在在哪里', 'Scan to see where it is now'),
  gift: b('这笔捐赠', 'The gift'),
  corrected: b('其后的更正', 'Put right since'),
  correction: (reason: string, position: number) =>
    b(`理由：${reason}；公开记录第 ${position} 条`, `${reason}; fact ${position} of the record`),
  log: b('它在公开日志里的位置', 'Its place in the public log'),
  origin: b('日志', 'Log'),
  entry: b('条目', 'Entry'),
  ofSize: (index: number, size: number) =>
    b(`第 ${index} 条（从 0 数起），日志当时共 ${size} 条`, `${index} (counted from 0) of ${size} then`),
  root: b('根哈希', 'Root hash'),
  key: b('签名公钥', 'Signature key'),
  witnesses: b('见证人', 'Witnesses'),
  noWitnesses: b('这一检查点没有见证人签名', 'none has cosigned this checkpoint'),
  check: b('怎样自己核对', 'How to check it yourself'),
  /** Three sentences; the address is that of the site. */
  checkSentences: (address: string, language: 'zh' | 'en') => [
    b(
      '用手机扫右上角的二维码，可以看到这笔捐赠现在在哪里。',
      'Scan the code at the top right with a telephone to see where the gift is now.',
    ),
    b(
      `打开 ${address}/${language}/verify（或者事先保存的离线核对页），把这个 PDF 文件拖进去：文件不会上传，断网也能核对。`,
      `Open ${address}/${language}/verify (or the offline copy of it that you have saved) and drop this PDF there: the file is not uploaded, and no network is needed.`,
    ),
    b(
      '把上面的签名公钥与报纸或合作机构公布的对照；印在纸上的字可以伪造，核对页从文件里读出的内容才算数。',
      'Compare the signature key above with the one in a newspaper or at a partner; printed words can be forged, what the page reads out of this file is what counts.',
    ),
  ],
  notProven: b(
    '它证明运营者签下了这条记录、此后没有改动；它不证明箱子里的东西与记录相符，那要靠查验和签收。',
    'It shows that the operator has signed this record and has not changed it since; it does not show that the boxes hold what it says: inspection and the signature at delivery stand for that.',
  ),
  attached: b('证明（.tlog-proof）和条目原文', 'The proof (.tlog-proof) and the entry itself'),
};

/** What is printed on the slip of a refund. */
export const SLIP = {
  title: b('退款凭证', 'Slip of a refund'),
  refund: b('这笔退款', 'The refund'),
  amount: b('金额', 'Sum'),
  inWords: b('大写', 'In words'),
  from: b('付款方', 'From'),
  to: b('收款方', 'To'),
  receipt: b('捐赠收据', 'Receipt of the gift'),
  payment: b('对应的支付', 'Of the payment'),
  reason: b('理由', 'Reason'),
  why: (reason: string, note: string) => b(`${reason}：${note}`, `${reason}: ${note}`),
  reference: b('银行流水号', 'The bank’s reference'),
  noReference: b('没有经银行付出', 'it never left through a bank'),
  proposed: b('提出', 'Proposed'),
  confirmed: b('第二人确认', 'Confirmed by a second person'),
  check: b(
    '本凭证全部由公开记录生成；附件是确认退款的日志条目原文和它的证明，核对方法与捐赠收据相同。',
    'All of this slip is made of the public record; attached are the entry that confirmed the refund and its proof, to be checked as those of a receipt are.',
  ),
};
