import { z } from 'zod';
import { amountSchema, currencySchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { transfersField } from '../../ledger/transfer.ts';

export const moneyFacts = {
  'payment.requested': z.strictObject({
    payment: identifier,
    payer: identifier,
    /** The gift that pays, so that a donor sees what the yuan became. */
    donation: identifier,
    currency: currencySchema,
    amount: amountSchema,
    payee: shortText,
    goal: shortText,
    transfers: transfersField,
  }),
  'payment.approved': z.strictObject({ payment: identifier, transfers: transfersField }),
  'payment.declined': z.strictObject({ payment: identifier, reason: shortText, transfers: transfersField }),
};
