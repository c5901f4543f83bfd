import { type Both, both as b } from '@tongzhou/messages';
import type { VerifiedReceipt } from '../verify/verify-receipt.ts';

/** What was checked of a receipt, what it shows, and what it does not: plain sentences, in this order. */
export function sayVerified(receipt: VerifiedReceipt): {
  readonly checked: readonly Both[];
  readonly shows: readonly Both[];
  readonly showsNot: readonly Both[];
} {
  const { index, size, origin, witnesses, keyFrom, signedBy } = receipt;
  const checked = [
    keyFrom === 'pinned'
      ? b(
          `日志 ${origin} 用您给出的公钥（编号 ${signedBy.keyId}）对应的私钥签了名，签名成立。`,
          `The log ${origin} has signed with the key that you gave (id ${signedBy.keyId}), and the signature holds.`,
        )
      : keyFrom === 'site'
        ? b(
            `日志 ${origin} 的签名与本站公布的公钥（编号 ${signedBy.keyId}）相符。`,
            `The signature of the log ${origin} fits the key that this site states (id ${signedBy.keyId}).`,
          )
        : b(
            `日志 ${origin} 的签名与收据自带的公钥（编号 ${signedBy.keyId}）相符。`,
            `The signature of the log ${origin} fits the key that the receipt itself carries (id ${signedBy.keyId}).`,
          ),
    b(
      `条目原文就是当时 ${size} 条日志中的第 ${index} 条，一个字节也没有改动。`,
      `The entry is number ${index} of the ${size} that the log had then; not a byte of it was changed.`,
    ),
    witnesses.length > 0
      ? b(
          `见证人也签了名：${witnesses.map(({ name }) => name).join('、')}。`,
          `Witnesses have cosigned: ${witnesses.map(({ name }) => name).join(', ')}.`,
        )
      : b('没有核对见证人的签名。', 'No witness’s signature was checked.'),
  ];
  const showsNot = [
    b(
      '不能证明箱子里的东西与记录相符：那要靠查验、签收和投诉。',
      'It does not show that the boxes hold what the record says: inspection, signatures at delivery and complaints stand for that.',
    ),
    b(
      'PDF 上印的字可以伪造，这里列出的条目内容才算数：请对照。',
      'Words printed on a PDF can be forged; what counts is the entry as it is listed here: compare.',
    ),
  ];
  if (witnesses.length === 0) {
    showsNot.push(
      b(
        '不能证明日志给所有人看的都是同一份：那要靠见证人，或者与别人的检查点对照。',
        'It does not show that everybody is shown the same log: that takes witnesses, or a checkpoint from somebody else to compare.',
      ),
    );
  }
  if (keyFrom === 'site') {
    showsNot.unshift(
      b(
        '注意：公钥是本站自己公布的，等于只听运营者一面之词。请与报纸或合作机构公布的公钥对照，并填在上面。',
        'Mind: the key is the one that this site states, which is the operator’s own word. Compare it with the key in a newspaper or at a partner, and enter that one above.',
      ),
    );
  }
  if (keyFrom === 'receipt') {
    showsNot.unshift(
      b(
        '注意：公钥取自收据本身，只能说明文件完好，不能说明它出自真正的日志，伪造者可以自带公钥。请与报纸或合作机构公布的公钥对照。',
        'Mind: the key was taken from the receipt itself. That shows only that the file is whole, not that it is of the true log; a forger brings his own key. Compare it with the key in a newspaper or at a partner.',
      ),
    );
  }
  return {
    checked,
    shows: [
      b(
        '运营者签下了这条记录，以后改动或删除它都会被发现。',
        'The operator has signed this record, and cannot change or remove it later without being found out.',
      ),
    ],
    showsNot,
  };
}
