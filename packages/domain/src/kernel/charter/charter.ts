import type { CharterTerms } from '../../concepts/charter/facts.ts';
import type { IncidentState } from '../state/state.ts';

export type Charter = {
  readonly version: number;
  readonly terms: CharterTerms;
  readonly agreement: string;
  readonly at: string;
};

export function currentCharter(incident: IncidentState): Charter | undefined {
  return incident.charters.at(-1);
}
