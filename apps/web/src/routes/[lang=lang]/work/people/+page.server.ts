export { actions, load } from '#views/account/people-load.ts';
