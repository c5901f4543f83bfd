import type { FactData } from '../../kernel/fact/fact.ts';
import type { Ordered } from '../../kernel/state/ordered.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

type Judgement = {
  readonly at: string;
  readonly by: string;
  readonly bySeat: string;
  readonly reason: string | null;
};

/** A release without an order, under the id of its shipment. */
export type BreakGlass = Omit<FactData<'break-glass.used'>, 'shipment' | 'transfers' | 'confirmed'> & {
  readonly id: string;
  readonly at: string;
  /** Until when somebody else has to reconcile it, by the charter of that moment. */
  readonly due: string;
  status: 'open' | FactData<'break-glass.reconciled'>['outcome'];
  reconciled: Judgement | null;
  /** What was said before that, the oldest first. */
  readonly earlier: (Judgement & { readonly outcome: FactData<'break-glass.reconciled'>['outcome'] })[];
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly breakGlass: Map<string, BreakGlass>;
    /** Not reconciled yet, in the order in which they were used. */
    readonly breakGlassOpen: Set<string>;
    /** All of them, by `moment id`. */
    readonly breakGlassInOrder: Ordered;
    /** Facility, item and day, and gate and day → how much was released. */
    readonly breakGlassSums: Map<string, number>;
  }
}

export const emptyBreakGlassRecords = (): Pick<
  IncidentRecords,
  'breakGlass' | 'breakGlassOpen' | 'breakGlassInOrder' | 'breakGlassSums'
> => ({
  breakGlass: new Map(),
  breakGlassOpen: new Set(),
  breakGlassInOrder: [],
  breakGlassSums: new Map(),
});

/** Of a gate, whatever it lets go and to whom. */
export const gateKey = (releaser: string, day: string): string => `${releaser} * ${day}`;

export const capKey = (facility: string, item: string, day: string): string => `${facility} ${item} ${day}`;
