export { actions, load } from '#views/sign-in/load.ts';
