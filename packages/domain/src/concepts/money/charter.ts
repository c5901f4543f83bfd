import { z } from 'zod';
import { hoursOr, parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const moneyCharter = {
  quotesRequiredAbove: parameterOr(
    50_000,
    both(
      '同一天向同一供应商、或为同一种物资申请的款项合计超过多少须附多家报价或写明免询价的理由（按该币种的主币单位计）',
      'Sum asked on one day for one supplier, or for one kind of goods, above which quotes are shown, or a reason to do without, in whole units of its currency',
    ),
    both('元等主币单位', 'yuan, dollars and the like'),
    z.int().min(0).max(1_000_000_000),
  ),
  quotesRequired: parameterOr(
    3,
    both('须附几家的报价', 'How many suppliers’ quotes are shown'),
    both('家', 'suppliers'),
    z.int().min(1).max(10),
  ),
  purchaseReceiveHours: hoursOr(
    168,
    both(
      '付款后多少小时内所购物资应到货或退款',
      'Hours after the payment within which what was bought comes, or its money',
    ),
  ),
  refundConfirmHours: hoursOr(
    48,
    both('提出的退款须在多少小时内由另一人确认', 'Hours within which a second person ends a proposed refund'),
  ),
  askedBackPricePercent: parameterOr(
    30,
    both(
      '单价高于本事件中同种物资已付单价中位数百分之几须申请人确认无误',
      'Percent above the median price paid for the same item in this incident at which it is asked back whether that is meant',
    ),
    both('%', 'percent'),
    z.int().min(1).max(10_000),
  ),
};

type MoneyCharter = typeof moneyCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends MoneyCharter {}
}
