export * from './charter.ts';
export * from './commands.ts';
export * from './facts.ts';
export { priceOf, usualPrice } from './quotes.ts';
export { costOf, fundOf, requestPayment } from './request.ts';
export * from './state.ts';
export { supplierName } from './supplier.ts';
export { type PaymentRow, paymentRow } from './view.ts';
