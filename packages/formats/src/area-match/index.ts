export { type AreaIndex, type AreaNote, buildAreaIndex, isBelow } from './area-index.ts';
export { type AreaMatch, matchArea, type Place } from './match.ts';
