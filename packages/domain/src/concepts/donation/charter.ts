import { z } from 'zod';
import { hoursOr, parameterOr } from '../../kernel/charter/charter.ts';
import { AMOUNT_MAX } from '../../kernel/quantity/quantity.ts';
import { both } from '../../kernel/words/words.ts';

const amount = z.int().min(1).max(AMOUNT_MAX);
const baseUnits = both('基本单位', 'base units');

/** Terms of the charter that are read here. */
export const donationCharter = {
  intakeInspectedAbove: parameterOr(
    50_000,
    both(
      '一份捐赠中同一种物资超过多少，即使凭证齐全也须另一人查验',
      'Amount of one item in a gift above which somebody else inspects it, though its papers suffice',
    ),
    baseUnits,
    amount,
  ),
  provenIntakeInspectedAbove: parameterOr(
    1_000,
    both(
      '须有标准凭证的物资，同一捐赠人一天内超过多少，即使凭证齐全也须另一人查验',
      'Amount of goods of a class that needs proof, of one giver and day, above which somebody else inspects them, though their papers suffice',
    ),
    baseUnits,
    amount,
  ),
  askedBackAboveTonnes: parameterOr(
    100,
    both(
      '一次登记的同一种物资估重超过多少须填表人确认无误（约合 30 吨货车三辆多）',
      'Weight of one item stated at once above which it is asked back whether that is meant (some three lorries of 30 tonnes)',
    ),
    both('吨', 'tonnes'),
    z.int().min(1).max(100_000),
  ),
  askedBackAboveMedians: parameterOr(
    50,
    both(
      '数量超过本事件中同种物资各批次中位数的多少倍须填表人确认无误',
      'Multiple of the median lot of the same item above which it is asked back whether that is meant',
    ),
    both('倍', 'times'),
    z.int().min(2).max(100_000),
  ),
  askedBackAboveSum: parameterOr(
    10_000_000,
    both(
      '一次登记的款项超过多少须填表人确认无误（按该币种的主币单位计）',
      'Sum stated at once above which it is asked back whether that is meant, in whole units of its currency',
    ),
    both('元等主币单位', 'yuan, dollars and the like'),
    z.int().min(1).max(1_000_000_000),
  ),
  findingConfirmHours: hoursOr(
    24,
    both(
      '查验意见须在多少小时内由第二名查验人复核',
      'Hours within which a second inspector confirms a finding or finds otherwise',
    ),
  ),
  secondInspectorAbove: parameterOr(
    10_000,
    both(
      '查验认定高于到货凭证所证明的类别时，超过多少须第二名查验人复核',
      'Amount above which a second inspector confirms a class that the papers at receipt did not prove',
    ),
    baseUnits,
    amount,
  ),
};

type DonationCharter = typeof donationCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends DonationCharter {}
}
