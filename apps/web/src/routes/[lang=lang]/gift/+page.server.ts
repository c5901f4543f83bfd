export { load } from '#views/gift/find-load.ts';
