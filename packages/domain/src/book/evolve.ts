import { evolveAllocation } from '../allocation/evolve.ts';
import { evolveAdmission } from '../concepts/admission/evolve.ts';
import { evolveCharter } from '../concepts/charter/evolve.ts';
import { evolveStanding } from '../concepts/credential/evolve.ts';
import { evolveDonation } from '../concepts/donation/evolve.ts';
import { evolveEvent } from '../concepts/event/evolve.ts';
import { evolveFundraising } from '../concepts/fundraising/evolve.ts';
import { evolveImport } from '../concepts/import/evolve.ts';
import { evolveIncident } from '../concepts/incident/evolve.ts';
import { evolveLoad } from '../concepts/load/evolve.ts';
import { evolveMandate } from '../concepts/mandate/evolve.ts';
import { evolveMatter } from '../concepts/matter/evolve.ts';
import { evolveMoney } from '../concepts/money/evolve.ts';
import { evolveNeed } from '../concepts/need/evolve.ts';
import { evolveOpinion } from '../concepts/opinion/evolve.ts';
import { evolveOrganisation } from '../concepts/organisation/evolve.ts';
import { evolvePersonalData } from '../concepts/personal-data/evolve.ts';
import { evolvePlan } from '../concepts/plan/evolve.ts';
import { evolveRecommendation } from '../concepts/recommendation/evolve.ts';
import { evolveRelease } from '../concepts/release/evolve.ts';
import { evolveService } from '../concepts/service/evolve.ts';
import { evolveShipment } from '../concepts/shipment/evolve.ts';
import { evolveStock } from '../concepts/stock/evolve.ts';
import { evolveSubmission } from '../concepts/submission/evolve.ts';
import { evolveTask } from '../concepts/task/evolve.ts';
import { evolveTransfer } from '../concepts/transfer/evolve.ts';
import { evolveTransport } from '../concepts/transport/evolve.ts';
import { type Fact, type FactOf, type FactType, isPublic } from '../kernel/fact/fact.ts';
import { StateError } from '../kernel/state/must.ts';
import type { State } from '../kernel/state/state.ts';
import { applyTransfers } from '../ledger/ledger.ts';
import type { Transfer } from '../ledger/transfer.ts';

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
