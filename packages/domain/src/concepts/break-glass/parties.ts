import type { FirstSeats } from '../../kernel/concept/concept.ts';
import { whoLetGo } from '../shipment/parties.ts';
import type { breakGlassFacts } from './facts.ts';

/** What must be two people: whoever broke the glass does not say afterwards that it was right. */
export const breakGlassFirstSeats: FirstSeats<keyof typeof breakGlassFacts> = {
  'break-glass.reconciled': (state, { incident, data }) =>
    whoLetGo(state.incidents.get(incident), data.shipment),
};
