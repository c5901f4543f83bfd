export { actions, load } from '#concepts/personal-data/holder-load.ts';
