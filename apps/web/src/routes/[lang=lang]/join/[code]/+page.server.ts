export { actions, load } from '#views/account/join-load.ts';
