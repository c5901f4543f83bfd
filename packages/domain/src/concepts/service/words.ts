import { both, type Words } from '../../kernel/words/words.ts';
import type { SERVICE_KINDS } from './facts.ts';

const serviceKind: Words<(typeof SERVICE_KINDS)[number]> = {
  manufacture: both('生产企业', 'manufacturers'),
  transport: both('运输', 'transport'),
  consultation: both('问诊与心理支持', 'consultation and support'),
  'donation-channel': both('捐赠渠道', 'donation channels'),
  pledge: both('企业承诺', 'pledges'),
  lodging: both('住宿', 'lodging'),
};

/** The words of its lists. */
export const serviceWords = { serviceKind };
