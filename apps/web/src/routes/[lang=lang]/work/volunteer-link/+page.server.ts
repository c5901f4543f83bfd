export { actions, load } from '#concepts/task/link-load.ts';
