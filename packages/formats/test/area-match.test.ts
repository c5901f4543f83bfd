import { expect, test } from 'vitest';
import { matchArea, type Place } from '../src/index.ts';
import { areaIndex } from './fixtures.ts';

test.each<[string, Place, string | null, string[]]>([
  ['full names', { province: '湖北', city: '武汉市', district: '江岸区' }, '420102', []],
  ['short names', { province: '湖北省', city: '武汉', district: '江岸' }, '420102', []],
  ['the prefecture named twice', { city: '鄂州市', district: '鄂州市' }, '420700', []],
  ['a county under the province', { city: '潜江市', district: '潜江市' }, '429005', []],
  ['the autonomous prefecture, short', { city: '恩施州', district: '利川市' }, '422802', []],
  ['a blank after the name', { city: '荆州市', district: '松滋市\t' }, '421087', []],
  ['a district named with its city', { city: '黄石市', district: '黄石大冶市' }, '420281', []],
  ['no district', { city: '武汉市', district: '' }, '420100', []],
  ['a development zone', { city: '襄阳市', district: '高新区' }, '420600', ['district-not-found']],
  [
    'a city and a district that contradict each other',
    { city: '宜昌市', district: '天门市' },
    '429006',
    ['district-of-another-city'],
  ],
  [
    'a county in the facility’s name',
    { city: '宜昌市', district: '宜昌市', name: '兴山县红十字会' },
    '420526',
    ['area-from-name'],
  ],
  [
    'a county after the province in the name',
    { city: '宜昌市', district: '宜昌市', name: '湖北省长阳县人民医院' },
    '420528',
    ['area-from-name'],
  ],
  ['another province', { province: '山东', city: '日照市' }, null, ['area-not-found']],
  ['nothing', {}, null, []],
])('%s', (_, place, code, notes) => {
  expect(matchArea(place, areaIndex)).toEqual({ code, notes });
});

test('县 and 市 are no short forms: 随 alone names nothing', () => {
  expect(matchArea({ city: '随州市', district: '随' }, areaIndex).notes).toEqual(['district-not-found']);
});
