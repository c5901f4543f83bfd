import type { FirstSeats } from '../../kernel/concept/concept.ts';
import { whoLetGo } from '../shipment/parties.ts';
import type { breakGlassFacts } from './facts.ts';

/** What must be two people: whoever broke the glass does not say afterwards that it was right. */
export const breakGlassFirstSeats: FirstSeats<keyof typeof breakGlassFacts> = {
  'break-glass.reconciled': (state, { incident, data }) =>
    whoLetGo(state.incidents.get(incident), data.shipment),
  // Whoever called it irregular does not take that back alone: it is another's word that clears somebody.
  'break-glass.judged-anew': (state, { incident: id, data }) => {
    const incident = state.incidents.get(id);
    const said = incident?.breakGlass.get(data.shipment)?.reconciled;
    const letGo = whoLetGo(incident, data.shipment) ?? [];
    return data.to === 'approved' && said
      ? [{ seat: said.bySeat, first: 'break-glass.reconcile' }, letGo].flat()
      : letGo;
  },
};
