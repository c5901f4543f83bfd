export { actions, load } from '#views/account/tokens-load.ts';
