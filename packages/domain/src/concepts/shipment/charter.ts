import { z } from 'zod';
import { hoursOr, parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const shipmentCharter = {
  surplusWithoutApproval: parameterOr(
    100,
    both(
      '多收多少以内由发货单位自行查明；超过的须由批准调拨的机构认定',
      'Surplus of a delivery that the sender may settle itself; of more, whoever approves allocations says where it came from',
    ),
    both('计量单位', 'base units'),
    z.int().min(1).max(1_000_000),
  ),
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
