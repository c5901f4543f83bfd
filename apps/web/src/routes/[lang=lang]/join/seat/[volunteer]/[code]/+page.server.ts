export { actions, load } from '#concepts/task/seat-load.ts';
