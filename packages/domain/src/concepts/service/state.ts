import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';

export type Service = Omit<FactData<'service.listed'>, 'service'> & {
  readonly id: string;
  readonly listedAt: string;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly services: Map<string, Service>;
    readonly serviceByExternalKey: Map<string, string>;
  }
}

export const emptyServiceRecords = (): Pick<IncidentRecords, 'services' | 'serviceByExternalKey'> => ({
  services: new Map(),
  serviceByExternalKey: new Map(),
});
