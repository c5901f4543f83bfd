import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { activatePlan, adoptPlan, declinePlan, proposePlan, takeOverPlan } from './commands.ts';
import { confirmActivation, lapseUnconfirmed } from './confirm.ts';
import { evolvePlan } from './evolve.ts';
import { planFacts } from './facts.ts';
import { planFormRules } from './form-rules.ts';
import { carryOutPlan } from './next-step.ts';
import { planNoticeKinds } from './notice-kinds.ts';
import { noticesOfPlan } from './notices.ts';
import { planFirstSeats } from './parties.ts';
import { planRefusals } from './refusals.ts';
import { emptyPlanRecords, emptyPlanRegister } from './state.ts';
import { planRows } from './view.ts';
import { planThings } from './words.ts';

export const plan = concept({
  name: 'plan',
  facts: planFacts,
  evolve: evolvePlan,
  register: emptyPlanRegister,
  records: emptyPlanRecords,
  commands: [proposePlan, adoptPlan, declinePlan, activatePlan, confirmActivation, takeOverPlan],
  deeds: [carryOutPlan, lapseUnconfirmed],
  views: {
    plans: view(
      both('已启动的预案：进度与缺口', 'Plans in use: how far, and which functions nobody holds'),
      planRows,
    ),
  },
  notices: noticesOfPlan,
  noticeKinds: planNoticeKinds,
  firstSeats: planFirstSeats,
  formRules: planFormRules,
  things: planThings,
  refusals: planRefusals,
});
