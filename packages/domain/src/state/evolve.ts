import { evolveAdmission } from '../admission/evolve.ts';
import { evolveAllocation } from '../allocation/evolve.ts';
import { evolveCharter } from '../charter/evolve.ts';
import { evolveDonation } from '../donation/evolve.ts';
import { evolveEvent } from '../event/evolve.ts';
import { type Fact, type FactOf, type FactType, isPublic } from '../fact/fact.ts';
import { evolveFundraising } from '../fundraising/evolve.ts';
import { evolveImport } from '../import/evolve.ts';
import { evolveIncident } from '../incident/evolve.ts';
import { evolveLoad } from '../load/evolve.ts';
import { evolveMandate } from '../mandate/evolve.ts';
import { evolveMatter } from '../matter/evolve.ts';
import { evolveMoney } from '../money/evolve.ts';
import { evolveNeed } from '../need/evolve.ts';
import { evolveOpinion } from '../opinion/evolve.ts';
import { evolveOrganisation } from '../organisation/evolve.ts';
import { evolvePersonalData } from '../personal-data/evolve.ts';
import { evolvePlan } from '../plan/evolve.ts';
import { evolveRecommendation } from '../recommendation/evolve.ts';
import { evolveRelease } from '../release/evolve.ts';
import { evolveService } from '../service/evolve.ts';
import { evolveShipment } from '../shipment/evolve.ts';
import { evolveStanding } from '../standing/evolve.ts';
import { evolveStock } from '../stock/evolve.ts';
import { evolveSubmission } from '../submission/evolve.ts';
import { evolveTask } from '../task/evolve.ts';
import { evolveTransfer } from '../transfer/evolve.ts';
import { applyTransfers } from '../transfer/ledger.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { evolveTransport } from '../transport/evolve.ts';
import { StateError } from './must.ts';
import type { State } from './state.ts';

export type Evolvers<Prefix extends FactType> = {
  readonly [T in Prefix]: (state: State, fact: FactOf<T>) => void;
};

const evolvers: Evolvers<FactType> = {
  ...evolveOrganisation,
  ...evolveMandate,
  ...evolveStanding,
  ...evolveAdmission,
  ...evolveIncident,
  ...evolveCharter,
  ...evolveNeed,
  ...evolveService,
  ...evolveDonation,
  ...evolveStock,
  ...evolveAllocation,
  ...evolveShipment,
  ...evolveMoney,
  ...evolveRelease,
  ...evolveImport,
  ...evolveTransfer,
  ...evolveLoad,
  ...evolveTransport,
  ...evolvePlan,
  ...evolveRecommendation,
  ...evolveTask,
  ...evolveEvent,
  ...evolveOpinion,
  ...evolveFundraising,
  ...evolveSubmission,
  ...evolveMatter,
  ...evolvePersonalData,
};

/** The transfers that a fact carries; the same list that the server posts to the database's ledger. */
export function transfersOf(fact: { readonly data: object }): readonly Transfer[] {
  return (fact.data as { transfers?: readonly Transfer[] }).transfers ?? [];
}

/**
 * Takes one fact into the state, in place. Deterministic and without I/O: the server, the auditor and a browser run
 * this same code. Throws `StateError` where a fact contradicts what came before (a damaged or forged journal).
 */
export function evolve(state: State, fact: Fact): void {
  if (fact.position <= state.position) {
    throw new StateError(`fact ${fact.position} comes after fact ${state.position}`);
  }
  if (fact.at < state.at)
    throw new StateError(`fact ${fact.position} is dated before the fact that precedes it`);
  applyTransfers(state.ledger, transfersOf(fact), fact.at);
  (evolvers[fact.type] as (state: State, fact: Fact) => void)(state, fact);
  state.position = fact.position;
  if (isPublic(fact.type)) state.publicPosition = fact.position;
  state.at = fact.at;
}
