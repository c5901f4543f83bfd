export { postTransfers } from './post.ts';
export { reverseTransfer } from './reverse.ts';
