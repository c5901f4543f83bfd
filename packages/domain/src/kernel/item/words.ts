import { both, type Words } from '../words/words.ts';
import type { ITEM_CATEGORIES, SETTINGS } from './item.ts';
import type { NumberForm } from './registration.ts';

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
  'flood-defence': both('防汛排涝', 'flood defence and drying out'),
  'food-water': both('食品和饮用水', 'food and drinking water'),
};

/** How a number of a known form is written. */
export const numberForm: Words<NumberForm> = {
  'device-registration': both(
    '“国械注准”“国械注进”“国械注许”或省简称加“械注准”，后接 11 位数字：年份 4 位、类别 1 位、分类编码 2 位、流水号 4 位，如 鄂械注准20202140001（境内第三类由国家、第二类由省局注册）',
    'the authority’s words in Chinese (guo, or a province, then xie zhu and zhun, jin or xu), then 11 digits: year of four, class of one, category of two, serial of four; class III made here is registered by the state, class II by the province',
  ),
  'device-filing': both(
    '备案部门简称加“械备”，后接年份 4 位、流水号 4 位和“号”，如 鄂汉械备20200001号',
    'the authority’s words in Chinese, ending in xie bei, then year and serial of four digits each',
  ),
  'medicine-approval': both(
    '“国药准字”加字母（H、Z、S 等）和 8 位数字，如 国药准字H20065415',
    'guo yao zhun zi in Chinese, a letter (H, Z, S …) and eight digits',
  ),
  'notified-body': both(
    '“CE”加公告机构的 4 位编号，如 CE 2797',
    'CE and the four digits of the notified body, as in CE 2797',
  ),
  'niosh-approval': both(
    '“TC-”加两位数字和字母，再加四或五位数字，如 TC-84A-0007',
    'TC-, two digits and a letter, then four or five digits, as in TC-84A-0007',
  ),
};

/** The words of its lists. */
export const itemWords = { setting, itemCategory, numberForm };
