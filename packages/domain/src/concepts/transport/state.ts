import type { z } from 'zod';
import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { routeSchema } from './facts.ts';

export type Route = Omit<z.infer<typeof routeSchema>, 'from' | 'to' | 'oneWay'> & {
  readonly statedAt: string;
  readonly source: string;
};

/** By `routeKey`. */
export type Routes = Map<string, Route>;
export const routeKey = (from: string, to: string): string => `${from} ${to}`;

export type TransportOffer = Omit<FactData<'transport.offered'>, 'offer'> & {
  readonly id: string;
  ended: { readonly at: string; readonly reason: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly routes: Routes;
    readonly offers: Map<string, TransportOffer>;
  }
}

export const emptyTransportRecords = (): Pick<IncidentRecords, 'routes' | 'offers'> => ({
  routes: new Map(),
  offers: new Map(),
});
