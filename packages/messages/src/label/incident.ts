import type {
  ALERT_COLOURS,
  CORRECTION_CAUSES,
  DutyState,
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

export const dutyState: Words<DutyState> = {
  breached: b('已逾期', 'overdue'),
  open: b('进行中', 'open'),
  late: b('迟于期限完成', 'met late'),
  met: b('按时完成', 'met in time'),
  lifted: b('不再需要', 'no longer owed'),
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
