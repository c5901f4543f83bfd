export { askDonor, recordDonorAnswer } from './earmark.ts';
export { confirmFinding, inspectLot } from './inspect.ts';
export { addPaper, strikePaper } from './papers.ts';
export { receiveDonation } from './receive.ts';
