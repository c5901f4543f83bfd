export { actions, load } from '#views/account/confirm-email-load.ts';
