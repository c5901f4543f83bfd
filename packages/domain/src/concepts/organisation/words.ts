import { both, type Words } from '../../kernel/words/words.ts';
import type { FACILITY_CLASSES, ORGANISATION_KINDS } from './facts.ts';

export const facilityClass: Words<(typeof FACILITY_CLASSES)[number]> = {
  designated: both('定点救治医院', 'designated hospital'),
  'fever-clinic': both('发热门诊医院', 'hospital with fever clinic'),
  general: both('一般医疗机构', 'general facility'),
  community: both('社区机构', 'community facility'),
  unclassified: both('尚未认定', 'not classified yet'),
};

const organisationKind: Words<(typeof ORGANISATION_KINDS)[number]> = {
  government: both('政府部门', 'government'),
  'leading-group': both('领导小组', 'leading group'),
  'health-facility': both('医疗机构', 'health facility'),
  'disease-control': both('疾病预防控制机构', 'disease control'),
  charity: both('慈善组织', 'charity'),
  enterprise: both('企业', 'enterprise'),
  community: both('社区', 'community'),
  other: both('其他', 'other'),
};

/** The words of its lists. */
export const organisationWords = { facilityClass, organisationKind };

/** What a refusal may be about, and in which states it can be. */
export const organisationThings = {
  organisation: { name: both('机构', 'organisation') },
  'organisation-rename': {
    name: both('机构更名', 'name of an organisation'),
    states: {
      open: both('待第二人确认', 'waits for a second person'),
      made: both('已更正', 'made'),
      declined: both('不予更正', 'declined'),
    },
  },
  facility: { name: both('医疗机构', 'facility') },
  place: { name: both('库点', 'warehouse') },
  authority: { name: both('牵头部门', 'lead agency') },
};

type OrganisationThings = typeof organisationThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends OrganisationThings {}
}
