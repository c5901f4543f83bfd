export { actions, load } from '#views/account/forgot-load.ts';
