export { actions, load } from '#concepts/personal-data/looks-load.ts';
