import { z } from 'zod';
import { hoursOr, parameterOr } from '../../kernel/charter/charter.ts';
import { AMOUNT_MAX } from '../../kernel/quantity/quantity.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const breakGlassCharter = {
  breakGlassGateCap: parameterOr(
    2_000,
    both(
      '一家放行单位每日紧急放行的总量上限，不论物资和去向',
      'Most that one gate releases by break-glass in a day, of all goods and to all facilities together',
    ),
    both('计量单位', 'base units'),
    z.int().min(1).max(1_000_000),
  ),
  breakGlassCap: parameterOr(
    500,
    both(
      '紧急放行的上限：一家机构、一种物资、一天之内（0 表示不得紧急放行）',
      'Cap of break-glass: for one facility, one item and one day (0: nobody breaks glass)',
    ),
    both('基本单位', 'base units'),
    z.int().min(0).max(AMOUNT_MAX),
  ),
  breakGlassHours: hoursOr(
    24,
    both('紧急放行后多少小时内须核销', 'Hours within which a release by break-glass is reconciled'),
  ),
};

type BreakGlassCharter = typeof breakGlassCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends BreakGlassCharter {}
}
