import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const planThings = {
  plan: { name: both('预案', 'plan') },
  proposal: {
    name: both('预案提案', 'proposed plan'),
    states: {
      open: both('待决定', 'waiting for a decision'),
      adopted: both('已通过', 'adopted'),
      declined: both('未通过', 'declined'),
    },
  },
  activation: { name: both('启动中的预案', 'plan being carried out') },
};

type PlanThings = typeof planThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends PlanThings {}
}
