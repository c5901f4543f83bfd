import { type ConcernedParty, type Concerns, concerned } from '../../kernel/concept/concept.ts';
import type { State } from '../../kernel/state/state.ts';
import type { moneyFacts } from './facts.ts';

const supplierOfPayment = (
  state: State,
  { incident, data }: { readonly incident: string; readonly data: { readonly payment: string } },
): ConcernedParty[] => {
  const payment = state.incidents.get(incident)?.payments.get(data.payment);
  return payment ? [concerned(payment.supplier)] : [];
};

/** Who is paid. */
export const moneyConcerns: Concerns<keyof typeof moneyFacts> = {
  'payment.requested': (_state, { data }) => [concerned(data.supplier)],
  'payment.approved': supplierOfPayment,
  'payment.made': supplierOfPayment,
};
