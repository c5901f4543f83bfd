export { actions, load } from '#views/account/profile-load.ts';
