import { moneyFigure } from '../../kernel/money/currency.ts';
import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type MoneyRefusals = {
  'invoice-used': { invoice: string; payment: string };
  'interest-unsaid': { supplier: Bilingual };
  'quotes-missing': { required: number; shown: number; together: number; above: number; currency: string };
  /** Minor units; `kind`: of what it would come back. */
  'refund-too-much': { left: number; asked: number; currency: string };
  'refund-unshown': { amount: number; currency: string };
  'not-ordered': { item: string; payment: string };
  'more-than-bought': { item: string; ordered: number; came: number };
  'quote-lower': { least: number; amount: number; currency: string };
  /** Prices in thousandths of a minor unit. */
  'price-implausible': { item: string; currency: string; price: number; usual: number; percent: number };
};

/** What a thousand of it cost. */
const aThousand = (price: number, currency: string) => moneyFigure(price, currency);

export const moneyRefusals: Sayers<keyof MoneyRefusals> = {
  'invoice-used': ({ invoice, payment }) =>
    said(
      ['这张发票已经用过。', 'This invoice was presented before.'],
      [
        `同一供应商的发票 ${invoice} 已用于支付 ${payment}。`,
        `Invoice ${invoice} of this supplier belongs to payment ${payment}.`,
      ],
      [
        '一张发票只付一次。分期付款的，请在原申请中写全；号码填错的请改正。',
        'An invoice is paid once. Ask for all of it in one request; where the number was mistyped, correct it.',
      ],
    ),
  'interest-unsaid': ({ supplier }) =>
    said(
      ['收款方是利害关系方，须写明。', 'The one that is paid is a party to this, which must be said.'],
      [
        `${supplier.zh}就是付款单位或捐赠单位。`,
        `${supplier.en} is the organisation that pays, or the one that gave the money.`,
      ],
      [
        '请选择“有利害关系”并写明关系，供公众查看。',
        'Choose that there is an interest, and say which, for everybody to read.',
      ],
    ),
  'quotes-missing': ({ required, shown, together, above, currency }) =>
    said(
      ['须附多家报价，或写明免询价的理由。', 'Quotes are missing, or a reason to do without them.'],
      [
        `当天向该供应商或为同一种物资申请合计 ${moneyFigure(together, currency)}，超过章程规定的 ${moneyFigure(above, currency)}，须附 ${figure(required)} 家报价，现有 ${figure(shown)} 家。`,
        `With what was asked today for this supplier, or for the same goods, it is ${moneyFigure(together, currency)}, above the charter’s ${moneyFigure(above, currency)}: ${figure(required)} suppliers’ quotes are needed, ${figure(shown)} are shown.`,
      ],
      [
        '请附不同供应商的报价扫描件；紧急、独家或政府定价的，选择理由并说明。',
        'Add scans of quotes by different suppliers; in an emergency, where only one supplies it or the state sets the price, choose that reason and explain.',
      ],
    ),
  'refund-too-much': ({ left, asked, currency }) =>
    said(
      ['退不了这么多。', 'So much cannot go back.'],
      [
        `可退 ${moneyFigure(left, currency)}，本次要退 ${moneyFigure(asked, currency)}。`,
        `${moneyFigure(left, currency)} can go back; this is ${moneyFigure(asked, currency)}.`,
      ],
      [
        '请核对金额；已提出而未确认的退款也计算在内。',
        'Check the sum: refunds that wait for a second person count as well.',
      ],
    ),
  'refund-unshown': ({ amount, currency }) =>
    said(
      ['没有写明银行流水号。', 'The bank’s reference is missing.'],
      [
        `${moneyFigure(amount, currency)} 经银行退回，须有流水号。`,
        `${moneyFigure(amount, currency)} went back through a bank, which has a reference for it.`,
      ],
      [
        '请照回单填写流水号；款还没有付出的，选择“取消采购”。',
        'Copy it from the bank’s slip; where it was never paid, choose that the purchase was called off.',
      ],
    ),
  'not-ordered': ({ item, payment }, { name }) => {
    const what = name('item', item);
    return said(
      ['这笔采购没有订这种物资。', 'This purchase did not order that.'],
      [`支付 ${payment} 的明细中没有${what.zh}。`, `Payment ${payment} names no such item: ${what.en}.`],
      [
        '请按订购的品名登记，由凭证和查验认定实际品类；供应商另外赠送的，登记为捐赠。',
        'Enter it as what was ordered: papers and inspection say what it is. What the supplier adds for nothing is a gift.',
      ],
    );
  },
  'more-than-bought': ({ item, ordered, came }, { name }) => {
    const what = name('item', item);
    return said(
      ['到货比订购的多，确实是这么多吗？', 'More has come than was ordered: is it meant?'],
      [
        `${what.zh}：订购 ${figure(ordered)}，连同此前到货共 ${figure(came)}。`,
        `${what.en}: ${figure(ordered)} were ordered; with what came before it is ${figure(came)}.`,
      ],
      [
        '请核对是否已登记过、单位是否正确；确实多到的，请确认并与供应商核对。',
        'Look whether it was entered before, and at the unit; where more did come, confirm it and ask the supplier.',
      ],
    );
  },
  'quote-lower': ({ least, amount, currency }) =>
    said(
      ['另有报价更低，确定选这一家吗？', 'Somebody else offered less: is this one meant?'],
      [
        `最低报价 ${moneyFigure(least, currency)}，本次申请 ${moneyFigure(amount, currency)}。`,
        `The lowest quote is ${moneyFigure(least, currency)}; this request is for ${moneyFigure(amount, currency)}.`,
      ],
      [
        '确有交货期、质量等原因的，在用途说明中写明并确认。',
        'Where delivery or quality decide, say so under “for what”, and confirm.',
      ],
    ),
  'price-implausible': ({ item, currency, price, usual, percent }, { name }) => {
    const what = name('item', item);
    return said(
      ['单价明显高于同类采购，确实是这个价吗？', 'The price is far above what others paid: is it meant?'],
      [
        `${what.zh}：本次每千单位 ${aThousand(price, currency)}，本事件中已付采购的中位数 ${aThousand(usual, currency)}，高出章程规定的 ${figure(percent)}% 以上。`,
        `${what.en}: ${aThousand(price, currency)} for a thousand of it; the median of what was paid in this incident is ${aThousand(usual, currency)}, and this more than ${figure(percent)}% above it.`,
      ],
      [
        '请核对数量、单位和金额；确实如此的，请确认。',
        'Check quantity, unit and sum; if it is right, confirm it.',
      ],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends MoneyRefusals {}
}
