export { actions, load } from '#concepts/notice/load.ts';
