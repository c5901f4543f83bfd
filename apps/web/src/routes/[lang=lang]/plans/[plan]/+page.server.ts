export { load } from '#concepts/plan/plan-load.ts';
