import type { FACILITY_CLASSES, MandateFunction, ORGANISATION_KINDS } from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

export const mandateFunction: Words<MandateFunction> = {
  coordinate: b('统筹协调', 'coordinate'),
  register: b('登记机构', 'register organisations'),
  'import-records': b('导入资料', 'import records'),
  'state-need': b('提出需求', 'state needs'),
  'receive-donation': b('接收捐赠', 'receive donations'),
  'inspect-goods': b('查验物资', 'inspect goods'),
  allocate: b('提出分配', 'propose allocations'),
  'approve-allocation': b('批准分配', 'approve allocations'),
  'release-goods': b('出库', 'release goods'),
  'keep-stock': b('库存管理与盘点', 'keep and count stock'),
  transport: b('运输', 'transport'),
  'confirm-delivery': b('签收', 'confirm deliveries'),
  'report-use': b('上报使用', 'report use'),
  'record-loss': b('登记损耗', 'record losses'),
  'request-payment': b('申请支付', 'request payments'),
  'approve-payment': b('批准支付', 'approve payments'),
  'draft-release': b('起草公示', 'draft releases'),
  'approve-release': b('签发公示', 'publish releases'),
  'see-persons': b('查看个人捐赠者信息', 'see who gave'),
  'protect-persons': b('个人信息保护', 'protect personal data'),
  'open-task': b('发布志愿任务', 'open tasks for volunteers'),
  'enrol-volunteer': b('登记与安排志愿者', 'enrol and assign volunteers'),
  'control-epidemic': b('疫情防控', 'control the epidemic'),
  'support-psychologically': b('心理援助', 'support people psychologically'),
  'serve-community': b('社区服务', 'serve the community'),
  'check-credentials': b('核验资质', 'check credentials'),
};

export const mandateReach: Words<'own' | 'area'> = {
  own: b('仅限本机构的事务', 'its own matters only'),
  area: b('辖区内所有机构的事务', 'everybody in the area'),
};

export const facilityClass: Words<(typeof FACILITY_CLASSES)[number]> = {
  designated: b('定点救治医院', 'designated hospital'),
  'fever-clinic': b('发热门诊医院', 'hospital with fever clinic'),
  general: b('一般医疗机构', 'general facility'),
  community: b('社区机构', 'community facility'),
  unclassified: b('尚未认定', 'not classified yet'),
};

export const organisationKind: Words<(typeof ORGANISATION_KINDS)[number]> = {
  government: b('政府部门', 'government'),
  'health-facility': b('医疗机构', 'health facility'),
  'disease-control': b('疾病预防控制机构', 'disease control'),
  charity: b('慈善组织', 'charity'),
  enterprise: b('企业', 'enterprise'),
  community: b('社区', 'community'),
  other: b('其他', 'other'),
};
