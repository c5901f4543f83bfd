import { both, type Words } from '../../kernel/words/words.ts';
import type { ALERT_COLOURS, EVENT_GRADES, INCIDENT_TYPES } from './facts.ts';

const incidentType: Words<(typeof INCIDENT_TYPES)[number]> = {
  'public-health': both('公共卫生事件', 'public health'),
  natural: both('自然灾害', 'natural disaster'),
  accident: both('事故灾难', 'accident'),
  'social-safety': both('社会安全事件', 'social safety'),
};

const eventGrade: Words<(typeof EVENT_GRADES)[number]> = {
  'exceptionally-major': both('特别重大', 'exceptionally major'),
  major: both('重大', 'major'),
  larger: both('较大', 'larger'),
  ordinary: both('一般', 'ordinary'),
};

const alertColour: Words<(typeof ALERT_COLOURS)[number]> = {
  red: both('红色', 'red'),
  orange: both('橙色', 'orange'),
  yellow: both('黄色', 'yellow'),
  blue: both('蓝色', 'blue'),
};

/** The words of its lists. */
export const incidentWords = { incidentType, eventGrade, alertColour };

/** What a refusal may be about, and in which states it can be. */
export const incidentThings = {
  incident: { name: both('事件', 'incident') },
};

type IncidentThings = typeof incidentThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends IncidentThings {}
}
