export { type LabelList, labels } from './labels.ts';
export { refusalSentences } from './refusals.ts';
export { type Language, languageOf, sayRefusal } from './say-refusal.ts';
