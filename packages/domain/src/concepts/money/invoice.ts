import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { pair } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { invoiceSchema } from './facts.ts';
import type { Payment } from './state.ts';
import { supplierKey } from './supplier.ts';

type Invoice = NonNullable<Payment['invoice']>;

/** As a form says it; null: there is none yet. */
export const invoiceInput = invoiceSchema
  .extend({ file: invoiceSchema.shape.file.default(null) })
  .nullable()
  .default(null);

/** Numbers are a supplier's own: two suppliers may have the same one. */
export const invoiceKey = (
  state: State,
  { supplier }: Pick<Payment, 'supplier'>,
  { number }: Invoice,
): string => pair(supplierKey(state, supplier), number.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));

/** An invoice is paid once. */
export function whyNotInvoice(
  state: State,
  { invoices }: IncidentState,
  payment: Pick<Payment, 'supplier'>,
  invoice: Invoice | null,
): Refusal[] {
  const before = invoice && invoices.get(invoiceKey(state, payment, invoice));
  if (!invoice || before === null || before === undefined) return [];
  return [refusal('invoice-used', { invoice: invoice.number, payment: before }, { field: 'invoice.number' })];
}
