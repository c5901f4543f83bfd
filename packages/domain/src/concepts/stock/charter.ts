import { z } from 'zod';
import { clock, hoursOr, parameterOr } from '../../kernel/charter/charter.ts';
import { otherwise } from '../../kernel/form/form-rule.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const stockCharter = {
  idleLotHours: clock(
    both(
      '物资在库多少小时未动须向捐赠人说明',
      'Hours after which goods that still lie in a warehouse owe the donor an explanation',
    ),
    720,
  ),
  lossPhotoFrom: parameterOr(
    200,
    both('同一批次累计损耗达到多少须附照片', 'Loss of one lot, in all, from which a photograph is asked for'),
    both('计量单位', 'base units'),
    z.int().min(1).max(1_000_000_000),
  ),
  lossThirdPartyFrom: parameterOr(
    2_000,
    both(
      '同一批次累计损耗达到多少须由其他机构复核',
      'Loss of one lot, in all, from which another organisation has to confirm',
    ),
    both('计量单位', 'base units'),
    z.int().min(1).max(1_000_000_000),
  ),
  lossConfirmHours: hoursOr(
    24,
    both(
      '上报的损耗须在多少小时内由另一人复核',
      'Hours within which a second person confirms or refuses a reported loss',
    ),
  ),
  expiringDays: parameterOr(
    14,
    both('距有效期多少天起在看板上提示', 'Days before their last day from which goods are shown as expiring'),
    both('天', 'days'),
    z.int().min(1).max(365),
  ),
  countWithinDays: parameterOr(
    7,
    both('每一批物资至少多少天盘点一次', 'Days within which each lot on a shelf is counted again'),
    both('天', 'days'),
    z.int().min(1).max(365),
  ),
  ageBandsHours: parameterOr(
    [24, 72, 168, 720],
    both('库龄分段的上限', 'Upper ends of the bands by which the age of stock is shown'),
    both('小时', 'hours'),
    z
      .array(z.int().min(1).max(8_760))
      .min(1)
      .max(8)
      .refine(
        (bands) => bands.every((end, at) => at === 0 || end > (bands[at - 1] as number)),
        otherwise('bands-rise'),
      ),
  ),
};

type StockCharter = typeof stockCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends StockCharter {}
}
