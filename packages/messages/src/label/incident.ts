import type {
  ALERT_COLOURS,
  CORRECTION_CAUSES,
  DutyStatus,
  EVENT_GRADES,
  INCIDENT_TYPES,
  RESPONSE_LEVELS,
  ReleaseContent,
  SERVICE_KINDS,
} from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

export const incidentType: Words<(typeof INCIDENT_TYPES)[number]> = {
  'public-health': b('公共卫生事件', 'public health'),
  natural: b('自然灾害', 'natural disaster'),
  accident: b('事故灾难', 'accident'),
  'social-safety': b('社会安全事件', 'social safety'),
};

export const eventGrade: Words<(typeof EVENT_GRADES)[number]> = {
  'exceptionally-major': b('特别重大', 'exceptionally major'),
  major: b('重大', 'major'),
  larger: b('较大', 'larger'),
  ordinary: b('一般', 'ordinary'),
};

export const alertColour: Words<(typeof ALERT_COLOURS)[number]> = {
  red: b('红色', 'red'),
  orange: b('橙色', 'orange'),
  yellow: b('黄色', 'yellow'),
  blue: b('蓝色', 'blue'),
};

export const responseLevel: Words<(typeof RESPONSE_LEVELS)[number]> = {
  I: b('一级响应', 'level I response'),
  II: b('二级响应', 'level II response'),
  III: b('三级响应', 'level III response'),
  IV: b('四级响应', 'level IV response'),
};

export const duty: Words<DutyStatus['duty']> = {
  'publish-goods-report': b('公示物资收发', 'publish the report on goods'),
  'explain-idle-lot': b('向捐赠人说明滞留原因', 'tell the donor why goods lie idle'),
};

export const dutyState: Words<DutyStatus['state']> = {
  open: b('未到期', 'open'),
  breached: b('已逾期', 'overdue'),
};

export const correctionCause: Words<(typeof CORRECTION_CAUSES)[number]> = {
  typing: b('录入错误', 'typing'),
  category: b('类别错误', 'category'),
  unit: b('单位错误', 'unit'),
  rule: b('规则错误', 'rule'),
  'late-fact': b('事后得知', 'a fact learnt late'),
  fraud: b('造假', 'fraud'),
};

export const releaseKind: Words<ReleaseContent['kind']> = {
  'goods-report': b('物资公示', 'report on goods'),
  notice: b('通告', 'notice'),
};

export const serviceKind: Words<(typeof SERVICE_KINDS)[number]> = {
  manufacture: b('生产企业', 'manufacturers'),
  transport: b('运输', 'transport'),
  consultation: b('问诊与心理支持', 'consultation and support'),
  'donation-channel': b('捐赠渠道', 'donation channels'),
  pledge: b('企业承诺', 'pledges'),
  lodging: b('住宿', 'lodging'),
};
