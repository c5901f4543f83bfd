export * from './commands.ts';
export * from './facts.ts';
export { costOf, fundOf, requestPayment } from './request.ts';
export * from './state.ts';
export { type PaymentRow, paymentRow } from './view.ts';
