export { actions, load } from '#views/gift/load.ts';
