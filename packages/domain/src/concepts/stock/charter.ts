import { z } from 'zod';
import { parameter, parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const stockCharter = {
  idleLotHours: parameter(
    both(
      '物资在库多少小时未动须向捐赠人说明',
      'Hours after which goods that still lie in a warehouse owe the donor an explanation',
    ),
    both('小时', 'hours'),
    z.int().min(1).max(720),
  ),
  ageBandsHours: parameterOr(
    [24, 72, 168, 720],
    both('库龄分段的上限', 'Upper ends of the bands by which the age of stock is shown'),
    both('小时', 'hours'),
    z
      .array(z.int().min(1).max(8_760))
      .min(1)
      .max(8)
      .refine((bands) => bands.every((end, at) => at === 0 || end > (bands[at - 1] as number)), 'bands rise'),
  ),
};

type StockCharter = typeof stockCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends StockCharter {}
}
