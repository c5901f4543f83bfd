export * from './commands.ts';
export * from './facts.ts';
export { FILING_FAULTS, filedAhead } from './filed-before.ts';
export { type DesignatedPlatforms, platformsSchema } from './platforms.ts';
export * from './state.ts';
export * from './view.ts';
