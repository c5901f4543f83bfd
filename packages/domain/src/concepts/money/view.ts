import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { goodsOf } from './goods.ts';
import type { Payment } from './state.ts';
import { supplierName } from './supplier.ts';

/** A payment as anybody may read it: to whom, what was bought of what, and what each line cost. */
export const paymentRow = (
  view: Viewpoint,
  incident: IncidentState,
  { lines, supplier, ...payment }: Payment,
) => ({
  ...payment,
  /** Of what was ordered, how much has come. */
  goods: goodsOf(incident, { id: payment.id, lines }).map(({ item, ...each }) => ({
    ...each,
    item: itemLabel(view, item),
  })),
  supplier: { ...supplier, name: supplierName(view.state, supplier) },
  lines: lines.map(({ item, ...line }) => ({ ...line, item: item === null ? null : itemLabel(view, item) })),
});

export type PaymentRow = ReturnType<typeof paymentRow>;
