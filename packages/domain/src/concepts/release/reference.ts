import { writtenAs } from '../../kernel/form/forms.ts';

/** How a reference is written, without its braces: `goods.received:mask-surgical`, `money.received:CNY`, `gifts.count`. */
export const figureReference = writtenAs(
  'figure-reference',
  /^[a-z]{1,20}\.[a-z-]{1,20}(?::[A-Za-z0-9-]{1,120})?$/,
);
