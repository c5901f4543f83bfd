export { actions, load } from '#concepts/task/join-load.ts';
