export * from './fact.ts';
