export { PLEDGE_OUTCOMES } from './facts.ts';
export { ANSWER_RULES, PLEDGE_STATES, pledgeState } from './rules.ts';
export type { Pledge } from './state.ts';
export { type PledgeRow, pledgeRows } from './view.ts';
