import { both, type Words } from '../words/words.ts';
import type { MandateFunction, SeatFunction } from './functions.ts';

export const mandateFunction: Words<MandateFunction> = {
  coordinate: both('统筹协调', 'coordinate'),
  register: both('登记机构', 'register organisations'),
  'import-records': both('导入资料', 'import records'),
  'state-need': both('提出需求', 'state needs'),
  'receive-donation': both('接收捐赠', 'receive donations'),
  'inspect-goods': both('查验物资', 'inspect goods'),
  allocate: both('提出分配', 'propose allocations'),
  'approve-allocation': both('批准分配', 'approve allocations'),
  'release-goods': both('出库', 'release goods'),
  'keep-stock': both('库存管理与盘点', 'keep and count stock'),
  transport: both('运输', 'transport'),
  'confirm-delivery': both('签收', 'confirm deliveries'),
  'report-use': both('上报使用', 'report use'),
  'record-loss': both('登记损耗', 'record losses'),
  'request-payment': both('申请支付', 'request payments'),
  'approve-payment': both('批准支付', 'approve payments'),
  'draft-release': both('起草公示', 'draft releases'),
  'approve-release': both('签发公示', 'publish releases'),
  'see-persons': both('查看个人捐赠者信息', 'see who gave'),
  'protect-persons': both('个人信息保护', 'protect personal data'),
  'open-task': both('发布志愿任务', 'open tasks for volunteers'),
  'enrol-volunteer': both('登记与安排志愿者', 'enrol and assign volunteers'),
  'control-epidemic': both('疫情防控', 'control the epidemic'),
  'support-psychologically': both('心理援助', 'support people psychologically'),
  'serve-community': both('社区服务', 'serve the community'),
  'check-credentials': both('核验资质', 'check credentials'),
};

/** What a seat may do in its organisation. */
export const seatFunction: Words<SeatFunction> = {
  ...mandateFunction,
  represent: both('代表本机构', 'speak for the organisation'),
  administer: both('管理本机构人员', 'administer the organisation’s people'),
  volunteer: both('志愿者本人', 'volunteer, for himself or herself'),
};

/** The words of its lists. */
export const commandWords = { mandateFunction, seatFunction };
