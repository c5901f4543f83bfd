import fc from 'fast-check';

/**
 * What random tests of a common run draw: the same each time, so that a run says something of the change it is run
 * for and not of its luck. New values are drawn by `npm run test:long` (which prints its seed), or by anybody who
 * sets one: `TONGZHOU_SEED=7 npm test`.
 */
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);

if (process.env.TONGZHOU_LONG !== '1') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
