import type { FactData } from '../../kernel/fact/fact.ts';

export type FacilityLoad = FactData<'facility.load-reported'> & { readonly reportedAt: string };
