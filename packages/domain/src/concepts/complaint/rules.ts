import { agreed } from '../../kernel/charter/charter.ts';
import { countOfDay } from '../../kernel/state/lately.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { complaintCharter } from './charter.ts';
import type { ComplaintAbout } from './facts.ts';
import type { Complaint } from './state.ts';

const COMPLAINT_STATES = ['open', 'upheld', 'partly-upheld', 'not-upheld', 'withdrawn'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const complaintState = ({ answer, withdrawn }: Complaint): ComplaintState =>
  withdrawn ? 'withdrawn' : (answer?.outcome ?? 'open');

/** Under which those about one thing are found. */
export const aboutKey = ({ run, need }: ComplaintAbout): string => `${run} ${need}`;

export const complainedPerDay = (incident: IncidentState): number =>
  agreed(incident, 'complaintsPerDay', complaintCharter);

/** One more would be too many. */
export const complainedAsOftenAsAllowed = (
  incident: IncidentState,
  organisation: string,
  now: string,
): boolean =>
  countOfDay(listed(incident.complaintsOf, organisation), (id) => incident.complaints.get(id)?.at, now) >=
  complainedPerDay(incident);

/** The one about it that still waits. */
export const openAbout = (incident: IncidentState, about: ComplaintAbout): string | undefined =>
  listed(incident.complaintsAbout, aboutKey(about)).find((id) => incident.complaintsOpen.has(id));
