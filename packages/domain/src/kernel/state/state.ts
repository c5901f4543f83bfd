import type { AdmissionRule, Application } from '../../concepts/admission/state.ts';
import type { Capability, Credential } from '../../concepts/credential/state.ts';
import type { Mandate } from '../../concepts/mandate/state.ts';
import type { Organisation, Place } from '../../concepts/organisation/state.ts';
import type { PlanProposal, PlanVersion } from '../../concepts/plan/state.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { emptyLedger } from '../../ledger/ledger.ts';
import type { IncidentState } from './incident.ts';

/**
 * What the facts add up to. Plain data (maps, objects, numbers, strings), so that it can be cloned, compared and
 * rebuilt anywhere: the server keeps one, and a citizen's browser computes the same one from the public log.
 */
export type State = {
  /** Of the last fact taken in; 0 before the first. */
  position: number;
  /** Of the last public fact taken in: where the public log must have come to. */
  publicPosition: number;
  /** The moment of the last fact: the state's own clock. */
  at: string;
  authority: string | null;
  readonly organisations: Map<string, Organisation>;
  readonly organisationByExternalKey: Map<string, string>;
  readonly places: Map<string, Place>;
  readonly mandates: Map<string, Mandate>;
  /** Organisation → the mandates that it was ever given. */
  readonly mandatesOf: Map<string, string[]>;
  readonly credentials: Map<string, Credential>;
  readonly credentialsOf: Map<string, string[]>;
  readonly capabilities: Map<string, Capability>;
  readonly capabilitiesOf: Map<string, string[]>;
  /** Incident → its rules of admission, the last in force. */
  readonly admissionRules: Map<string, AdmissionRule[]>;
  readonly applications: Map<string, Application>;
  readonly applicationsOf: Map<string, string[]>;
  /** Plan → its versions, the last in force. */
  readonly plans: Map<string, PlanVersion[]>;
  readonly planProposals: Map<string, PlanProposal>;
  readonly incidents: Map<string, IncidentState>;
  /** Receipt code → the gift that it stands for. */
  readonly receipts: Map<string, { readonly incident: string; readonly donation: string }>;
  readonly ledger: Ledger;
};

export const emptyState = (): State => ({
  position: 0,
  publicPosition: 0,
  at: '1970-01-01T00:00:00.000Z',
  authority: null,
  organisations: new Map(),
  organisationByExternalKey: new Map(),
  places: new Map(),
  mandates: new Map(),
  mandatesOf: new Map(),
  credentials: new Map(),
  credentialsOf: new Map(),
  capabilities: new Map(),
  capabilitiesOf: new Map(),
  admissionRules: new Map(),
  applications: new Map(),
  applicationsOf: new Map(),
  plans: new Map(),
  planProposals: new Map(),
  incidents: new Map(),
  receipts: new Map(),
  ledger: emptyLedger(),
});
