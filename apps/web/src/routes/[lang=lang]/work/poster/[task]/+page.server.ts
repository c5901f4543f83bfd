export { actions, load } from '#concepts/task/poster-load.ts';
