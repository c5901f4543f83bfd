import type { FactData } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';

type Declared = Omit<FactData<'incident.declared'>, 'incident'>;

declare module '../../kernel/state/state.ts' {
  interface IncidentState extends Declared {
    readonly id: string;
    readonly declaredAt: string;
    closedAt: string | null;
  }
  interface State {
    readonly incidents: Map<string, IncidentState>;
  }
}

export const emptyIncidentRegister = (): Pick<State, 'incidents'> => ({ incidents: new Map() });
