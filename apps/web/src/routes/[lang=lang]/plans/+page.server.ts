export { load } from '#concepts/plan/library-load.ts';
