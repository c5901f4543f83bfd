export { load } from '#views/gift/load.ts';
