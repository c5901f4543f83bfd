export { inCapitals } from './capitals.ts';
export * from './normalise.ts';
export * from './numbers-in.ts';
export * from './numeral.ts';
export * from './typed.ts';
export * from './words.ts';
