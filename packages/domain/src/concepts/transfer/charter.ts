import { z } from 'zod';
import { parameter } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const transferCharter = {
  /** Absent: a promise stands until somebody withdraws it. */
  reservationHours: parameter(
    both(
      '未出库的调拨单、未批准的支付预留多久后自动释放；未约定则一直保留',
      'Time after which goods of an order that has not left, or money of a payment that nobody has approved, are free again; unsaid: a promise stands',
    ),
    both('小时', 'hours'),
    z.int().min(1).max(2160).optional(),
  ),
};

type TransferCharter = typeof transferCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends TransferCharter {}
}
