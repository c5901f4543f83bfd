import { itemLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { Payment } from './state.ts';

/** A payment as anybody may read it: what was bought of what, and what each line cost. */
export const paymentRow = (view: Viewpoint, { lines, ...payment }: Payment) => ({
  ...payment,
  lines: lines.map(({ item, ...line }) => ({ ...line, item: item === null ? null : itemLabel(view, item) })),
});

export type PaymentRow = ReturnType<typeof paymentRow>;
