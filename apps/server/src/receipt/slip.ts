import { moneyFigure, type RefundSlip } from '@tongzhou/domain';
import { type Language, labels } from '@tongzhou/messages';
import { attach, collect, head, heading, note, paper, placeInLog, row } from './pdf.ts';
import type { Receipt } from './receipt.ts';
import { SLIP as S } from './words.ts';

/** A refund that was confirmed, as its slip prints it: all of it from the record. */
export type Slip = Pick<Receipt, 'language' | 'exercise' | 'address' | 'log' | 'proof' | 'entry'> & {
  readonly incident: string;
  readonly refund: RefundSlip & { readonly ended: NonNullable<RefundSlip['ended']> };
};

/** The slip of a refund as a PDF/A-3b with its proof, as receipts have it. The same slip gives the same bytes: no clock is read. */
export async function slipPdf(slip: Slip): Promise<Uint8Array> {
  const { language: l, refund, log } = slip;
  const moment = new Date(refund.ended.at);
  const document = paper(`${S.title[l]} ${refund.id}`, l, moment);
  const written = collect(document);
  document.addPage();
  let y = head(document, S.title[l], refund.id, addressOf(slip), slip);
  y = heading(document, S.refund[l], y);
  for (const [label, text] of linesOf(refund, l)) y = row(document, label, text, y, 11);
  y = placeInLog(document, slip, y + 10);
  note(document, S.check[l], y);
  attach(document, { ...slip, key: log.key }, moment);
  document.end();
  return written;
}

const addressOf = ({ address, language, incident, refund }: Slip): string =>
  `${address}/${language}/incidents/${incident}/refunds/${refund.id}`;

function linesOf(refund: Slip['refund'], l: Language): [label: string, text: string][] {
  const { amount, currency, inWords, from, to, receiptCode, payment, reason, note: why, reference } = refund;
  return [
    [S.amount[l], moneyFigure(amount, currency)],
    ...(inWords === null ? [] : [[S.inWords[l], inWords] as [string, string]]),
    [S.from[l], from[l]],
    [S.to[l], to[l]],
    [S.receipt[l], receiptCode],
    ...(payment === null ? [] : [[S.payment[l], payment.goal] as [string, string]]),
    [S.reason[l], S.why(labels.refundReason[reason][l], why)[l]],
    [S.reference[l], reference ?? S.noReference[l]],
    [S.proposed[l], `${refund.at} · ${refund.bySeat}`],
    [S.confirmed[l], `${refund.ended.at} · ${refund.ended.bySeat}`],
  ];
}
