export * from './facts.ts';
export { type EventRule, knowsOf, whyNotDisclose, whyNotTo, whyNotVerify } from './rules.ts';
export { type Sealed, sealedText, sealOf } from './seal.ts';
export * from './state.ts';
export * from './view.ts';
export { mayReadWords, wordsFor } from './words.ts';
