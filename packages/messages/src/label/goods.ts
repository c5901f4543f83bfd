import type {
  EVIDENCE_KINDS,
  EVIDENCE_LEVELS,
  GIFT_MODES,
  ITEM_CATEGORIES,
  LOSS_REASONS,
  Quantity,
  SETTINGS,
  SHORTAGE_REASONS,
} from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

export const setting: Words<(typeof SETTINGS)[number]> = {
  isolation: b('隔离病区', 'isolation ward'),
  'fever-clinic': b('发热门诊', 'fever clinic'),
  'general-ward': b('普通病区', 'general ward'),
  community: b('社区', 'community'),
};

export const itemCategory: Words<(typeof ITEM_CATEGORIES)[number]> = {
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

export const quantityKind: Words<Quantity['kind']> = {
  exact: b('确数', 'exact'),
  range: b('区间', 'range'),
  'at-least': b('至少', 'at least'),
  unknown: b('数量未知', 'amount unknown'),
  unlimited: b('不限', 'no limit'),
  none: b('目前不需要', 'not needed now'),
};

export const evidenceKind: Words<(typeof EVIDENCE_KINDS)[number]> = {
  'label-photo': b('标签照片', 'photo of the label'),
  'test-report': b('检验报告', 'test report'),
  'device-registration': b('医疗器械注册证', 'device registration'),
  certificate: b('合格证', 'certificate'),
  'customs-paper': b('报关单', 'customs paper'),
};

export const evidenceLevel: Words<(typeof EVIDENCE_LEVELS)[number]> = {
  'public-source': b('公开来源', 'public source'),
  'self-declared': b('自行申报', 'self-declared'),
  'sealed-letter': b('盖章函件', 'sealed letter'),
  'called-back': b('电话核实', 'called back'),
  inspected: b('现场核查', 'inspected'),
};

export const giftMode: Words<(typeof GIFT_MODES)[number]> = {
  directed: b('定向捐赠', 'directed gift'),
  discretionary: b('统筹使用', 'at the receiver’s discretion'),
};

export const quarantineReason: Words<'no-evidence' | 'evidence-differs-from-claim' | 'expired' | 'held'> = {
  'no-evidence': b('没有标准凭证', 'no evidence of its standard'),
  'evidence-differs-from-claim': b('凭证与申报不符', 'the evidence differs from the claim'),
  expired: b('已过有效期', 'expired'),
  held: b('封存待查', 'held for inspection'),
};

export const lotStatus: Words<'quarantine' | 'accepted' | 'rejected'> = {
  quarantine: b('待查验', 'in quarantine'),
  accepted: b('合格', 'accepted'),
  rejected: b('拒收', 'rejected'),
};

export const lossReason: Words<(typeof LOSS_REASONS)[number]> = {
  damaged: b('损坏', 'damaged'),
  expired: b('过期', 'expired'),
  missing: b('丢失', 'missing'),
  stolen: b('被盗', 'stolen'),
  'count-difference': b('盘点差异', 'count difference'),
  unfit: b('不合用', 'unfit'),
  other: b('其他', 'other'),
};

export const shortageReason: Words<(typeof SHORTAGE_REASONS)[number]> = {
  'short-packed': b('装箱短少', 'short-packed'),
  'damaged-in-transit': b('运输损坏', 'damaged in transit'),
  'lost-in-transit': b('运输丢失', 'lost in transit'),
  'refused-unfit': b('不合用拒收', 'refused as unfit'),
  other: b('其他', 'other'),
};

export const shortageOutcome: Words<'lost' | 'returned-to-stock' | 'arrived-late'> = {
  lost: b('确认损失', 'lost'),
  'returned-to-stock': b('退回库存', 'returned to stock'),
  'arrived-late': b('后来到达', 'arrived late'),
};
