export * from './area.ts';
export * from './scale.ts';
