export { load } from '#concepts/service/load.ts';
