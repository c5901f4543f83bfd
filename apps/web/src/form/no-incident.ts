import { emptyRecords, type IncidentState } from '@tongzhou/domain';
import { place } from '#place/place.ts';

/** Stands where a system has no incident yet, so that the lead agency can register and declare one. */
export const noIncident = (area: string): IncidentState => ({
  id: '',
  clock: place().clock,
  name: { zh: '', en: '' },
  type: 'public-health',
  area,
  exercise: false,
  eventGrade: null,
  alertColour: null,
  responseLevel: null,
  legalBasis: '',
  beganAt: '',
  declaredAt: '',
  declaredBy: '',
  endedOtherwise: null,
  closingSince: null,
  closedAt: null,
  levelToConfirm: null,
  levelLapsed: null,
  expectedUntil: null,
  measures: null,
  ...emptyRecords(),
});
