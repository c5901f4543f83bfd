import type { Country } from '../country/country.ts';

/**
 * What the facts add up to. Plain data (maps, objects, numbers, strings), so that it can be cloned, compared and
 * rebuilt anywhere: the server keeps one, and a citizen's browser computes the same one from the public log.
 *
 * Each concept adds what it keeps (`declare module`): of the register that all incidents share, to `State`; of one
 * incident, to `IncidentRecords`. `book/state.ts` gathers the empty beginnings.
 */
export interface State {
  /** Of the last fact taken in; 0 before the first. */
  position: number;
  /** Of the last public fact taken in: where the public log must have come to. */
  publicPosition: number;
  /** The moment of the last fact: the state's own clock. */
  at: string;
  /** As the first fact says. */
  country: Country;
  /** In which organisation each seat that has acted sits: a person who acts for two has two seats. */
  readonly actedFor: Map<string, string>;
}

/** What the concepts keep of one incident. */
// biome-ignore lint/suspicious/noEmptyInterface: the concepts fill it
export interface IncidentRecords {}

/** An incident: as it was declared, and its records. */
export interface IncidentState extends IncidentRecords {
  readonly id: string;
  /** By which its days begin and end: that of the record. */
  readonly clock: string;
}
