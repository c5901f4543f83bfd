import type {
  ACCOUNT_KINDS,
  ALERT_COLOURS,
  ALLOCATION_RULES,
  BINDING_CONSTRAINTS,
  CORRECTION_CAUSES,
  EVENT_GRADES,
  EVIDENCE_KINDS,
  EVIDENCE_LEVELS,
  FACILITY_CLASSES,
  FactType,
  GIFT_MODES,
  INCIDENT_TYPES,
  ITEM_CATEGORIES,
  LOSS_REASONS,
  MandateFunction,
  ORGANISATION_KINDS,
  SERVICE_KINDS,
  SETTINGS,
  SHORTAGE_REASONS,
} from '@tongzhou/domain';

type Both = { readonly zh: string; readonly en: string };
type Words<Values extends string> = { readonly [Value in Values]: Both };
const b = (zh: string, en: string): Both => ({ zh, en });

const mandateFunction: Words<MandateFunction> = {
  coordinate: b('统筹协调', 'coordinate'),
  register: b('登记机构', 'register organisations'),
  'import-records': b('导入资料', 'import records'),
  'state-need': b('提出需求', 'state needs'),
  'receive-donation': b('接收捐赠', 'receive donations'),
  'inspect-goods': b('查验物资', 'inspect goods'),
  allocate: b('提出分配', 'propose allocations'),
  'approve-allocation': b('批准分配', 'approve allocations'),
  'release-goods': b('出库', 'release goods'),
  transport: b('运输', 'transport'),
  'confirm-delivery': b('签收', 'confirm deliveries'),
  'report-use': b('上报使用', 'report use'),
  'record-loss': b('登记损耗', 'record losses'),
  'request-payment': b('申请支付', 'request payments'),
  'approve-payment': b('批准支付', 'approve payments'),
  'draft-release': b('起草公示', 'draft releases'),
  'approve-release': b('签发公示', 'publish releases'),
};
const setting: Words<(typeof SETTINGS)[number]> = {
  isolation: b('隔离病区', 'isolation ward'),
  'fever-clinic': b('发热门诊', 'fever clinic'),
  'general-ward': b('普通病区', 'general ward'),
  community: b('社区', 'community'),
};
const itemCategory: Words<(typeof ITEM_CATEGORIES)[number]> = {
  'respiratory-protection': b('呼吸防护', 'respiratory protection'),
  'eye-face-protection': b('眼面部防护', 'eye and face protection'),
  'body-protection': b('身体防护', 'body protection'),
  'hand-protection': b('手部防护', 'hand protection'),
  'foot-protection': b('足部防护', 'foot protection'),
  disinfection: b('消毒', 'disinfection'),
  medicine: b('药品', 'medicine'),
  equipment: b('设备', 'equipment'),
  testing: b('检测', 'testing'),
  bedding: b('床品', 'bedding'),
};
const facilityClass: Words<(typeof FACILITY_CLASSES)[number]> = {
  designated: b('定点救治医院', 'designated hospital'),
  'fever-clinic': b('发热门诊医院', 'hospital with fever clinic'),
  general: b('一般医疗机构', 'general facility'),
  community: b('社区机构', 'community facility'),
  unclassified: b('尚未认定', 'not classified yet'),
};
const organisationKind: Words<(typeof ORGANISATION_KINDS)[number]> = {
  government: b('政府部门', 'government'),
  'health-facility': b('医疗机构', 'health facility'),
  'disease-control': b('疾病预防控制机构', 'disease control'),
  charity: b('慈善组织', 'charity'),
  enterprise: b('企业', 'enterprise'),
  community: b('社区', 'community'),
  other: b('其他', 'other'),
};
const evidenceKind: Words<(typeof EVIDENCE_KINDS)[number]> = {
  'label-photo': b('标签照片', 'photo of the label'),
  'test-report': b('检验报告', 'test report'),
  'device-registration': b('医疗器械注册证', 'device registration'),
  certificate: b('合格证', 'certificate'),
  'customs-paper': b('报关单', 'customs paper'),
};
const evidenceLevel: Words<(typeof EVIDENCE_LEVELS)[number]> = {
  'public-source': b('公开来源', 'public source'),
  'self-declared': b('自行申报', 'self-declared'),
  'sealed-letter': b('盖章函件', 'sealed letter'),
  'called-back': b('电话核实', 'called back'),
  inspected: b('现场核查', 'inspected'),
};
const giftMode: Words<(typeof GIFT_MODES)[number]> = {
  directed: b('定向捐赠', 'directed gift'),
  discretionary: b('统筹使用', 'at the receiver’s discretion'),
};
const quarantineReason: Words<'no-evidence' | 'evidence-differs-from-claim' | 'expired'> = {
  'no-evidence': b('没有标准凭证', 'no evidence of its standard'),
  'evidence-differs-from-claim': b('凭证与申报不符', 'the evidence differs from the claim'),
  expired: b('已过有效期', 'expired'),
};
const lotStatus: Words<'quarantine' | 'accepted' | 'rejected'> = {
  quarantine: b('待查验', 'in quarantine'),
  accepted: b('合格', 'accepted'),
  rejected: b('拒收', 'rejected'),
};
const lossReason: Words<(typeof LOSS_REASONS)[number]> = {
  damaged: b('损坏', 'damaged'),
  expired: b('过期', 'expired'),
  missing: b('丢失', 'missing'),
  stolen: b('被盗', 'stolen'),
  'count-difference': b('盘点差异', 'count difference'),
  unfit: b('不合用', 'unfit'),
  other: b('其他', 'other'),
};
const shortageReason: Words<(typeof SHORTAGE_REASONS)[number]> = {
  'short-packed': b('装箱短少', 'short-packed'),
  'damaged-in-transit': b('运输损坏', 'damaged in transit'),
  'lost-in-transit': b('运输丢失', 'lost in transit'),
  'refused-unfit': b('不合用拒收', 'refused as unfit'),
  other: b('其他', 'other'),
};
const shortageOutcome: Words<'lost' | 'returned-to-stock' | 'arrived-late'> = {
  lost: b('确认损失', 'lost'),
  'returned-to-stock': b('退回库存', 'returned to stock'),
  'arrived-late': b('后来到达', 'arrived late'),
};
const allocationRule: Words<(typeof ALLOCATION_RULES)[number]> = {
  'donor-directed': b('捐赠人指定给该机构', 'the donor named this facility'),
  'priority-then-run-out': b(
    '按场所优先级，再按用完的先后',
    'by priority of setting, then by hours to run-out',
  ),
  'starter-for-unknown': b('数量未知，先按公约给起步量', 'amount unknown: the charter’s starter'),
  'by-hand': b('人工决定，理由公开', 'by hand, with a public reason'),
};
const bindingConstraint: Words<(typeof BINDING_CONSTRAINTS)[number]> = {
  'need-met': b('已满足所提数量', 'the stated need is met'),
  'stock-exhausted': b('可用库存已分完', 'the stock that may be used is exhausted'),
  'no-eligible-lot': b('没有符合该场所标准的批次', 'no lot is fit for this setting'),
  'cover-days-reached': b('已达公约规定的保障天数', 'the charter’s days of cover are reached'),
  'reserve-kept': b('其余为接收机构的留存', 'the rest is the owner’s reserve'),
  'amount-unknown': b('数量未知，请机构补充', 'the amount is unknown; the facility is asked to state it'),
  'not-needed': b('目前不需要', 'not needed now'),
  'facility-not-eligible': b('该机构不具备此类场所', 'the facility is not designated for this setting'),
  'receiving-stopped': b('该机构请求暂停接收', 'the facility has asked to stop sending'),
  'by-hand': b('人工确定的数量', 'the amount was set by hand'),
};
const incidentType: Words<(typeof INCIDENT_TYPES)[number]> = {
  'public-health': b('公共卫生事件', 'public health'),
  natural: b('自然灾害', 'natural disaster'),
  accident: b('事故灾难', 'accident'),
  'social-safety': b('社会安全事件', 'social safety'),
};
const eventGrade: Words<(typeof EVENT_GRADES)[number]> = {
  'exceptionally-major': b('特别重大', 'exceptionally major'),
  major: b('重大', 'major'),
  larger: b('较大', 'larger'),
  ordinary: b('一般', 'ordinary'),
};
const alertColour: Words<(typeof ALERT_COLOURS)[number]> = {
  red: b('红色', 'red'),
  orange: b('橙色', 'orange'),
  yellow: b('黄色', 'yellow'),
  blue: b('蓝色', 'blue'),
};
const accountKind: Words<(typeof ACCOUNT_KINDS)[number]> = {
  donor: b('捐赠人', 'donor'),
  stock: b('库存', 'stock'),
  transit: b('在途', 'in transit'),
  facility: b('医疗机构', 'facility'),
  consumed: b('已使用', 'consumed'),
  loss: b('损耗', 'loss'),
  returned: b('已退回', 'returned'),
  fund: b('善款', 'fund'),
  spent: b('已支付', 'spent'),
};
const correctionCause: Words<(typeof CORRECTION_CAUSES)[number]> = {
  typing: b('录入错误', 'typing'),
  category: b('类别错误', 'category'),
  unit: b('单位错误', 'unit'),
  rule: b('规则错误', 'rule'),
  'late-fact': b('事后得知', 'a fact learnt late'),
  fraud: b('造假', 'fraud'),
};
const serviceKind: Words<(typeof SERVICE_KINDS)[number]> = {
  manufacture: b('生产企业', 'manufacturers'),
  transport: b('运输', 'transport'),
  consultation: b('问诊与心理支持', 'consultation and support'),
  'donation-channel': b('捐赠渠道', 'donation channels'),
  pledge: b('企业承诺', 'pledges'),
  lodging: b('住宿', 'lodging'),
};
const deliveryStatus: Words<
  'issued' | 'dispatched' | 'cancelled' | 'in-transit' | 'delivered' | 'short' | 'settled'
> = {
  issued: b('已开单，未出库', 'ordered, not left yet'),
  dispatched: b('已出库', 'dispatched'),
  cancelled: b('已撤销', 'cancelled'),
  'in-transit': b('运输中', 'in transit'),
  delivered: b('已签收', 'delivered'),
  short: b('签收短少，待处理', 'short, open'),
  settled: b('短少已处理', 'shortage settled'),
};
const paymentStatus: Words<'requested' | 'paid' | 'declined'> = {
  requested: b('待批准', 'waiting for approval'),
  paid: b('已支付', 'paid'),
  declined: b('已否决', 'declined'),
};
const factType: Words<FactType> = {
  'authority.established': b('设立牵头部门', 'Authority established'),
  'organisation.registered': b('登记机构', 'Organisation registered'),
  'facility.classified': b('认定机构类别', 'Facility classified'),
  'place.registered': b('登记库点', 'Place registered'),
  'mandate.granted': b('授予职责', 'Mandate granted'),
  'mandate.revoked': b('撤销职责', 'Mandate revoked'),
  'incident.declared': b('宣布突发事件', 'Incident declared'),
  'incident.level-changed': b('调整响应级别', 'Response level changed'),
  'incident.closed': b('终止响应', 'Incident closed'),
  'charter.adopted': b('通过公约', 'Charter adopted'),
  'need.stated': b('提出需求', 'Need stated'),
  'facility.receiving-stopped': b('请求暂停接收', 'Receiving stopped'),
  'facility.receiving-resumed': b('恢复接收', 'Receiving resumed'),
  'service.listed': b('登记服务', 'Service listed'),
  'donation.received': b('接收捐赠', 'Donation received'),
  'lot.inspected': b('查验批次', 'Lot inspected'),
  'loss.recorded': b('登记损耗', 'Loss recorded'),
  'use.reported': b('上报使用', 'Use reported'),
  'lot.idle-explained': b('说明滞留', 'Delay explained'),
  'allocation.proposed': b('提出分配', 'Allocation proposed'),
  'allocation.lines': b('分配明细', 'Allocation lines'),
  'allocation.approved': b('批准分配', 'Allocation approved'),
  'allocation.declined': b('否决分配', 'Allocation declined'),
  'order.issued': b('下达调拨单', 'Order issued'),
  'order.cancelled': b('撤销调拨单', 'Order cancelled'),
  'shipment.dispatched': b('出库', 'Shipment dispatched'),
  'delivery.confirmed': b('签收', 'Delivery confirmed'),
  'shortage.settled': b('处理短少', 'Shortage settled'),
  'payment.requested': b('申请支付', 'Payment requested'),
  'payment.approved': b('批准支付', 'Payment approved'),
  'payment.declined': b('否决支付', 'Payment declined'),
  'release.drafted': b('起草公示', 'Release drafted'),
  'release.published': b('签发公示', 'Release published'),
  'release.declined': b('退回公示', 'Release declined'),
  'import.recorded': b('导入资料', 'Import recorded'),
  'import.pieces-set-aside': b('导入待复核', 'Import pieces set aside'),
};
const setAsideReason = {
  'item-unknown': b('目录中没有的物资', 'item not in the catalogue'),
  'item-ambiguous': b('可能是多种物资', 'may be several items'),
  'item-missing': b('没有写明物资', 'no item named'),
  'amount-not-read': b('数量无法辨认', 'amount not readable'),
  'amount-negative': b('数量为负', 'negative amount'),
  'amount-absurd': b('数量不合常理', 'amount beyond reason'),
  'amount-not-whole': b('数量不是整数', 'not a whole number'),
  'unit-not-convertible': b('单位无法换算', 'unit cannot be converted'),
  'entry-not-an-object': b('不是一条记录', 'not a record'),
  'field-of-wrong-type': b('字段类型不符', 'field of the wrong type'),
  'name-missing': b('缺少名称', 'name missing'),
  'suspicious-name': b('名称可疑', 'suspicious name'),
  'text-too-long': b('文字过长', 'text too long'),
};

/** The words for the values of the domain's lists. A value without its words does not compile. */
export const labels = {
  mandateFunction,
  setting,
  itemCategory,
  facilityClass,
  organisationKind,
  evidenceKind,
  evidenceLevel,
  giftMode,
  quarantineReason,
  lotStatus,
  lossReason,
  shortageReason,
  shortageOutcome,
  allocationRule,
  bindingConstraint,
  incidentType,
  eventGrade,
  alertColour,
  accountKind,
  correctionCause,
  serviceKind,
  deliveryStatus,
  paymentStatus,
  factType,
  setAsideReason,
} as const;

export type LabelList = keyof typeof labels;
