import type { FactOf, FactType } from '../fact/fact.ts';
import type { IncidentRecords, State } from './state.ts';

/**
 * How facts change the state, in place; deterministic and without I/O. `emptyRecords` are those of an incident in which
 * nothing has happened yet.
 */
export type Evolvers<Types extends FactType> = {
  readonly [T in Types]: (state: State, fact: FactOf<T>, emptyRecords: () => IncidentRecords) => void;
};
