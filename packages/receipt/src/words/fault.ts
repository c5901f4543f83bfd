import { type Both, both as b } from '@tongzhou/messages';
import { TlogError, type TlogErrorCode } from '../log.ts';
import { ReceiptError, type ReceiptFault } from '../receipt-error.ts';

const DAMAGED = b(
  '文件已损坏或被改动：它不符合收据的格式。请换用原始文件再试。',
  'The file is damaged or was changed: it does not have the form of a receipt. Try the original file.',
);

const RECEIPT: { readonly [Fault in ReceiptFault]: Both } = {
  'too-large': b('文件过大，不是收据。', 'The file is too large to be a receipt.'),
  'not-a-receipt': b(
    '这不是收据：既不是 PDF，也不是 .tlog-proof 文件。',
    'This is no receipt: neither a PDF nor a .tlog-proof file.',
  ),
  'no-proof-in-pdf': b(
    '这个 PDF 里没有附带证明。打印后扫描、截图或转换过的 PDF 会丢掉证明，请用当初下载的文件。',
    'This PDF carries no proof. A PDF that was printed and scanned, or converted, loses it: use the file as it was downloaded.',
  ),
  'several-proofs': b(
    '这个 PDF 里附带了不止一份证明，可能有人想蒙混过关，不予核对。',
    'This PDF carries more than one proof. That may be meant to deceive; it is not checked.',
  ),
  'no-entry': b(
    '这份证明没有附带条目原文。请把条目文件一并给出（--entry）。',
    'This proof does not carry its entry. Give the entry’s file as well (--entry).',
  ),
  'no-key': b(
    '缺少公钥：这个文件没有写明公钥，请输入您从报纸或合作机构得到的公钥（--key）。',
    'A key is missing: the file states none. Give the key that you have from a newspaper or a partner (--key).',
  ),
};

const CHECK: Partial<Record<TlogErrorCode, Both>> = {
  'wrong-inclusion': b(
    '核对不通过：条目原文与日志签名的内容不一致。这张收据被改动过，或者是伪造的。',
    'It does not verify: the entry is not the one that the log has signed. This receipt was changed or forged.',
  ),
  'wrong-signature': b(
    '核对不通过：日志的签名不成立。这张收据被改动过，或者是伪造的。',
    'It does not verify: the log’s signature does not hold. This receipt was changed or forged.',
  ),
  'unknown-signer': b(
    '核对不通过：签名的不是您给出的公钥。收据可能是伪造的，也可能来自另一个日志。',
    'It does not verify: it is not signed by the key that you gave. It may be forged, or of another log.',
  ),
  'wrong-origin': b(
    '核对不通过：这张收据来自另一个日志。',
    'It does not verify: this receipt is of another log.',
  ),
  'key-out-of-range': b(
    '核对不通过：签名的公钥在那个时候不是这个日志的公钥。',
    'It does not verify: the key that signed was not the log’s at that time.',
  ),
  'quorum-missed': b(
    '核对不通过：见证人的签名不够您要求的数目。',
    'It does not verify: fewer witnesses have cosigned than you ask for.',
  ),
  'malformed-key': b(
    '公钥的写法不对，应为 名称+八位编号+编码。请从头到尾完整复制。',
    'The key is not well written: it should be name+eight digits+code. Copy it whole.',
  ),
  'malformed-policy': b(
    '见证人名单文件的写法不对（C2SP tlog-policy）。',
    'The file of witnesses is not well written (C2SP tlog-policy).',
  ),
};

/** What is wrong with a receipt, in one or two plain sentences, and whether it has failed or could not be checked. */
export function sayFault(error: unknown): { readonly code: string; readonly words: Both } {
  if (error instanceof ReceiptError) return { code: error.code, words: RECEIPT[error.code] };
  if (!(error instanceof TlogError)) throw error;
  return { code: error.code, words: CHECK[error.code] ?? DAMAGED };
}
