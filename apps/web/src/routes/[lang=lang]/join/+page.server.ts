export { actions, load } from '#concepts/admission/load.ts';
