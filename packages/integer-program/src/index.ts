export { loadIntegerProgram } from './load.ts';
