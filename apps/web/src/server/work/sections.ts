import type { MandateFunction } from '@tongzhou/domain';
import type { Both } from '#texts/words.ts';
import { allocationSection } from './allocation-section.ts';
import type { WorkContext } from './context.ts';
import { deliverySection } from './delivery-section.ts';
import { donationSection } from './donation-section.ts';
import { eventSection } from './event-section.ts';
import { filingSection } from './filing-section.ts';
import type { WorkSection } from './form.ts';
import { importSection } from './import-section.ts';
import { inspectionSection } from './inspection-section.ts';
import { mandateSection } from './mandate-section.ts';
import { moneySection } from './money-section.ts';
import { needSection } from './need-section.ts';
import { orderSection } from './order-section.ts';
import { personSection } from './person-section.ts';
import { planSection } from './plan-section.ts';
import { registerSection } from './register-section.ts';
import { releaseSection } from './release-section.ts';
import { standingSection } from './standing-section.ts';
import { stockSection } from './stock-section.ts';
import { taskSection } from './task-section.ts';
import { transportSection } from './transport-section.ts';

type Section = {
  readonly id: string;
  /** Empty: open to whoever is signed in. */
  readonly functions: readonly MandateFunction[];
  readonly title: Both;
  readonly make: (context: WorkContext) => WorkSection;
};

/** The rooms of the workspace, each open to those whose mandates hold one of its functions. */
export const sections: readonly Section[] = [
  { id: 'needs', functions: ['state-need'], title: { zh: '提出需求', en: 'State needs' }, make: needSection },
  {
    id: 'deliveries',
    functions: ['confirm-delivery', 'report-use'],
    title: { zh: '签收与使用', en: 'Deliveries and use' },
    make: deliverySection,
  },
  {
    id: 'donations',
    functions: ['receive-donation'],
    title: { zh: '接收捐赠', en: 'Receive donations' },
    make: donationSection,
  },
  {
    id: 'persons',
    // Whoever receives gifts may break the glass; the rules themselves are the server's.
    functions: ['see-persons', 'protect-persons', 'receive-donation'],
    title: { zh: '个人捐赠者', en: 'Persons who gave' },
    make: personSection,
  },
  {
    id: 'inspection',
    functions: ['inspect-goods'],
    title: { zh: '查验', en: 'Inspect' },
    make: inspectionSection,
  },
  {
    id: 'orders',
    functions: ['release-goods', 'record-loss'],
    title: { zh: '出库与库存', en: 'Orders and stock' },
    make: orderSection,
  },
  {
    id: 'stock',
    functions: ['keep-stock'],
    title: { zh: '库存与盘点', en: 'Stock and counts' },
    make: stockSection,
  },
  {
    id: 'allocations',
    functions: ['allocate', 'approve-allocation'],
    title: { zh: '分配', en: 'Allocate' },
    make: allocationSection,
  },
  {
    id: 'transport',
    functions: ['transport'],
    title: { zh: '运力与道路', en: 'Transport and roads' },
    make: transportSection,
  },
  {
    id: 'money',
    functions: ['request-payment', 'approve-payment'],
    title: { zh: '善款支付', en: 'Payments' },
    make: moneySection,
  },
  {
    id: 'releases',
    functions: ['draft-release', 'approve-release'],
    title: { zh: '公示与回应', en: 'Releases and answers' },
    make: releaseSection,
  },
  {
    id: 'plans',
    functions: ['coordinate'],
    title: { zh: '预案', en: 'Plans' },
    make: planSection,
  },
  {
    id: 'tasks',
    functions: ['open-task', 'enrol-volunteer'],
    title: { zh: '志愿任务', en: 'Tasks' },
    make: taskSection,
  },
  { id: 'events', functions: [], title: { zh: '事件报告', en: 'Event reports' }, make: eventSection },
  {
    id: 'filings',
    functions: [],
    title: { zh: '报送与备案', en: 'Filings and reports' },
    make: filingSection,
  },
  { id: 'mandates', functions: [], title: { zh: '职责', en: 'Mandates' }, make: mandateSection },
  {
    id: 'standing',
    functions: [],
    title: { zh: '资质、能力与申请', en: 'Credentials, capabilities, applications' },
    make: standingSection,
  },
  {
    id: 'register',
    functions: ['coordinate', 'register'],
    title: { zh: '统筹与登记', en: 'Coordinate and register' },
    make: registerSection,
  },
  {
    id: 'imports',
    functions: ['import-records'],
    title: { zh: '导入复核', en: 'Imports to review' },
    make: importSection,
  },
];

/** Before there is an incident only the register is open. */
export const openSections = (context: WorkContext): readonly Section[] =>
  sections.filter(
    (section) =>
      (section.functions.length === 0 || section.functions.some((each) => context.may(each))) &&
      (context.incident.id !== '' || section.id === 'register'),
  );
