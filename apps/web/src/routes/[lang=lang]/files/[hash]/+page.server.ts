export { actions, load } from '#views/file/load.ts';
