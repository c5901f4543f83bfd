import type { FactData } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';

export type Capability = Omit<FactData<'capability.declared'>, 'capability'> & {
  readonly id: string;
  readonly declaredAt: string;
  endedAt: string | null;
};

declare module '../../kernel/state/state.ts' {
  interface State {
    readonly capabilities: Map<string, Capability>;
    readonly capabilitiesOf: Map<string, string[]>;
  }
}

export const emptyCapabilityRegister = (): Pick<State, 'capabilities' | 'capabilitiesOf'> => ({
  capabilities: new Map(),
  capabilitiesOf: new Map(),
});
