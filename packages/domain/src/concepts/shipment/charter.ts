import { hoursOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const shipmentCharter = {
  surplusSettleHours: hoursOr(
    48,
    both(
      '多收的物资须在多少小时内查明来源',
      'Hours within which the sender finds out where a surplus came from',
    ),
  ),
};

type ShipmentCharter = typeof shipmentCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends ShipmentCharter {}
}
