import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import { routeKey } from './state.ts';

export const evolveTransport: Evolvers<'routes.stated' | 'transport.offered' | 'transport.ended'> = {
  'routes.stated'(state, fact) {
    const { routes } = must(state.incidents, fact.incident, 'incident');
    const { source } = fact.data;
    for (const { from, to, oneWay, ...way } of fact.data.routes) {
      const route = { ...way, source, statedAt: fact.at };
      routes.set(routeKey(from, to), route);
      if (!oneWay) routes.set(routeKey(to, from), route);
    }
  },
  'transport.offered'(state, fact) {
    const { offer, ...terms } = fact.data;
    must(state.incidents, fact.incident, 'incident').offers.set(offer, {
      id: offer,
      ...terms,
      ended: null,
    });
  },
  'transport.ended'(state, fact) {
    const { offers } = must(state.incidents, fact.incident, 'incident');
    must(offers, fact.data.offer, 'transport offer').ended = { at: fact.at, reason: fact.data.reason };
  },
};
