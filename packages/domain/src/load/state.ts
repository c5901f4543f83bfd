import type { FactData } from '../fact/fact.ts';

export type FacilityLoad = FactData<'facility.load-reported'> & { readonly reportedAt: string };
