export { actions, load } from '#views/account/code-load.ts';
