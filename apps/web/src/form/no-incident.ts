import { emptyRecords, type IncidentState } from '@tongzhou/domain';

/** Stands where a system has no incident yet, so that the lead agency can register and declare one. */
export const noIncident = (area: string): IncidentState => ({
  id: '',
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
  closedAt: null,
  levelToConfirm: null,
  levelLapsed: null,
  expectedUntil: null,
  measures: null,
  ...emptyRecords(),
});
