export { type LabelList, labels, wordsFor } from './labels.ts';
