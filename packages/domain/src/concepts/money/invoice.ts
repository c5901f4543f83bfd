import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { pair } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { invoiceSchema } from './facts.ts';
import type { Payment } from './state.ts';
import { supplierNames } from './supplier.ts';

type Invoice = NonNullable<Payment['invoice']>;

/** As a form says it; null: there is none yet. */
export const invoiceInput = invoiceSchema
  .extend({ file: invoiceSchema.shape.file.default(null) })
  .nullable()
  .default(null);

/** Numbers are a supplier's own: two may have the same one. The same supplier is known by its code, and by its name. */
export const invoiceKeys = (
  state: Pick<State, 'organisations'>,
  { supplier }: Pick<Payment, 'supplier'>,
  { number }: Invoice,
): string[] =>
  [...supplierNames(state, supplier)].map((name) =>
    pair(name, number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')),
  );

/** An invoice is paid once. */
export function whyNotInvoice(
  state: State,
  { invoices }: IncidentState,
  payment: Pick<Payment, 'supplier'>,
  invoice: Invoice | null,
): Refusal[] {
  const [before] = invoice
    ? invoiceKeys(state, payment, invoice).flatMap((key) => invoices.get(key) ?? [])
    : [];
  if (!invoice || before === undefined) return [];
  return [refusal('invoice-used', { invoice: invoice.number, payment: before }, { field: 'invoice.number' })];
}
