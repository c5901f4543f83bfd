export { askDonor, recordDonorAnswer } from './earmark.ts';
export { inspectLot } from './inspect.ts';
export { receiveDonation } from './receive.ts';
