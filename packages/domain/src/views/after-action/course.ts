import { unfold } from '../../concepts/plan/unfold.ts';
import type { Fact, FactData, FactType } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { CoverageCourse } from './coverage-course.ts';
import { MandateCourse } from './mandate-course.ts';

/** The facts that the course of a response is read from; all others are passed over. */
export const COURSE_FACTS = [
  'authority.established',
  'mandate.granted',
  'mandate.accepted',
  'mandate.declined',
  'mandate.suspended',
  'mandate.resumed',
  'mandate.revoked',
  'plan.mandates-granted',
  'plan.needs-stated',
  'need.stated',
  'need.confirmed',
  'need.retracted',
  'delivery.confirmed',
  'delivery.corrected',
] as const satisfies readonly FactType[];

/** How a response went over time, taken up fact by fact; `state` holds the fact, and may have gone further. */
export class ResponseCourse {
  readonly incident: string;
  readonly mandates = new MandateCourse();
  readonly coverage = new CoverageCourse();

  constructor(incident: string) {
    this.incident = incident;
  }

  take(fact: Fact, state: State): void {
    if (fact.type === 'plan.mandates-granted' || fact.type === 'plan.needs-stated') {
      if (fact.incident !== this.incident) return;
      for (const single of unfold(state, fact)) this.take(single, state);
      return;
    }
    if (fact.type === 'authority.established') this.mandates.establish(fact);
    else if (fact.type.startsWith('mandate.')) this.mandates.take(fact);
    else if (fact.incident !== this.incident) return;
    else if (fact.type === 'need.stated') this.coverage.said(fact.data, fact.at);
    else if (fact.type === 'need.confirmed') this.coverage.confirmed(fact.data.need, fact.at);
    else if (fact.type === 'need.retracted') this.coverage.withdrawn(fact.data.need, fact.at);
    else if (fact.type === 'delivery.confirmed') this.coverage.arrived(fact.data.lines, fact.at);
    else if (fact.type === 'delivery.corrected')
      this.coverage.arrived(fact.data.lines.map(correctedBy), fact.at);
  }
}

type Corrected = FactData<'delivery.corrected'>['lines'][number];
const correctedBy = ({ need, from, to }: Corrected) => ({ need, received: to.received - from.received });
