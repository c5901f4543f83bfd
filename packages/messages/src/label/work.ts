import type { Release, Skill, TaskState } from '@tongzhou/domain';
import { both as b } from '../language/language.ts';
import type { Words } from './words.ts';

/** An order and then its shipment, as one row of deliveries shows them. */
export const deliveryStatus: Words<
  'issued' | 'dispatched' | 'cancelled' | 'expired' | 'in-transit' | 'delivered' | 'short' | 'settled'
> = {
  issued: b('已开单，未出库', 'ordered, not left yet'),
  dispatched: b('已出库', 'dispatched'),
  cancelled: b('已撤销', 'cancelled'),
  expired: b('已到期，物资已释放', 'expired, its goods are free again'),
  'in-transit': b('运输中', 'in transit'),
  delivered: b('已签收', 'delivered'),
  short: b('签收短少，待处理', 'short, open'),
  settled: b('短少已处理', 'shortage settled'),
};

export const paymentStatus: Words<'requested' | 'paid' | 'declined' | 'expired'> = {
  requested: b('待批准', 'waiting for approval'),
  paid: b('已支付', 'paid'),
  declined: b('已否决', 'declined'),
  expired: b('已到期', 'expired'),
};

export const releaseStatus: Words<Release['status']> = {
  drafted: b('草稿', 'drafted'),
  published: b('已公布', 'published'),
  declined: b('已退回', 'declined'),
};

export const skill: Words<Skill> = {
  carrying: b('搬运', 'carrying'),
  driving: b('驾驶', 'driving'),
  cooking: b('炊事', 'cooking'),
  'first-aid': b('急救', 'first aid'),
  medical: b('医护', 'medical care'),
  translation: b('翻译', 'translation'),
  counselling: b('心理支持', 'counselling'),
  'data-entry': b('数据录入', 'data entry'),
  construction: b('修建', 'construction'),
};

export const taskState: Words<TaskState> = {
  open: b('招募中', 'open'),
  over: b('时间已过', 'its time is over'),
  done: b('已完成', 'done'),
  'called-off': b('已取消', 'called off'),
};

/** What a refusal can be about: the `kind` of its parameters. */
export const thing = {
  incident: b('事件', 'incident'),
  receipt: b('收据', 'receipt'),
  organisation: b('机构', 'organisation'),
  facility: b('医疗机构', 'facility'),
  place: b('库点', 'warehouse'),
  area: b('行政区划', 'area'),
  mandate: b('职责', 'mandate'),
  task: b('任务', 'task'),
  volunteer: b('志愿者', 'volunteer'),
  fundraising: b('募捐', 'fundraising'),
  matter: b('应报事项', 'matter to be reported'),
  auditor: b('审计机构', 'auditor'),
  plan: b('预案', 'plan'),
  proposal: b('预案提案', 'proposed plan'),
  activation: b('启动中的预案', 'plan being carried out'),
  duty: b('义务种类', 'kind of duty'),
  recommendation: b('改进建议', 'recommendation'),
  application: b('申请', 'application'),
  credential: b('资质', 'credential'),
  authority: b('牵头部门', 'lead agency'),
  need: b('需求', 'need'),
  donation: b('捐赠', 'gift'),
  account: b('账户', 'account'),
  lot: b('批次', 'lot'),
  count: b('盘点', 'count'),
  transfer: b('过账', 'transfer'),
  allocation: b('分配方案', 'allocation'),
  order: b('调拨单', 'order'),
  shipment: b('运单', 'shipment'),
  webhook: b('推送订阅（Webhook）', 'webhook'),
  payment: b('支付', 'payment'),
  fund: b('善款', 'money of the gift'),
  release: b('公示', 'release'),
  import: b('导入记录', 'import'),
  gift: b('收据', 'receipt'),
  command: b('操作', 'command'),
  path: b('地址', 'address'),
} as const;
