export { inspectLot } from './inspect.ts';
export { receiveDonation } from './receive.ts';
