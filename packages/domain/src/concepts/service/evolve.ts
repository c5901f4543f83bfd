import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveService: Evolvers<'service.listed'> = {
  'service.listed'(state, fact) {
    const { service, ...listing } = fact.data;
    const { services, serviceByExternalKey: byKey } = must(state.incidents, fact.incident, 'incident');
    const earlier = services.get(service)?.externalKey;
    if (earlier !== undefined && byKey.get(earlier) === service) byKey.delete(earlier);
    if (!byKey.has(listing.externalKey)) byKey.set(listing.externalKey, service);
    services.set(service, {
      id: service,
      ...listing,
      listedAt: fact.at,
    });
  },
};
