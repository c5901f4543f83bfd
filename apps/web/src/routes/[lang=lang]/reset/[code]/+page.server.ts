export { actions, load } from '#views/account/reset-load.ts';
