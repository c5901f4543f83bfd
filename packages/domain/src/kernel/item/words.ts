import { both, type Words } from '../words/words.ts';
import type { ITEM_CATEGORIES, SETTINGS } from './item.ts';

export const setting: Words<(typeof SETTINGS)[number]> = {
  isolation: both('隔离病区', 'isolation ward'),
  'fever-clinic': both('发热门诊', 'fever clinic'),
  'general-ward': both('普通病区', 'general ward'),
  community: both('社区', 'community'),
};

const itemCategory: Words<(typeof ITEM_CATEGORIES)[number]> = {
  'respiratory-protection': both('呼吸防护', 'respiratory protection'),
  'eye-face-protection': both('眼面部防护', 'eye and face protection'),
  'body-protection': both('身体防护', 'body protection'),
  'hand-protection': both('手部防护', 'hand protection'),
  'foot-protection': both('足部防护', 'foot protection'),
  disinfection: both('消毒', 'disinfection'),
  medicine: both('药品', 'medicine'),
  equipment: both('设备', 'equipment'),
  testing: both('检测', 'testing'),
  bedding: both('床品', 'bedding'),
};

/** The words of its lists. */
export const itemWords = { setting, itemCategory };
