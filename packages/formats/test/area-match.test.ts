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
  [
    'the province in front of the city',
    { province: '湖北', city: '湖北武汉', district: '江岸' },
    '420102',
    [],
  ],
  ['the province and the city in front', { city: '湖北省武汉市', district: '武汉江岸区' }, '420102', []],
  ['a former name', { province: '湖北省', city: '襄樊市', district: '樊城区' }, '420606', []],
  ['a former name, short', { city: '襄樊' }, '420600', []],
  ['a former name of a county', { city: '咸宁市', district: '蒲圻市' }, '421281', []],
  [
    'a former county whose short name is a district of today',
    { city: '武汉市', district: '武昌' },
    '420106',
    [],
  ],
  ['traditional characters', { province: '湖北', city: '武漢市', district: '漢陽區' }, '420105', []],
  ['a county-level city in the column of cities', { province: '湖北', city: '大冶市' }, '420281', []],
  ['a city that nobody knows', { province: '湖北', city: '汉口市' }, null, ['area-not-found']],
  [
    'a city that nobody knows, with a name that begins with another',
    { province: '湖北', city: '汉口市', name: '襄阳市中心医院' },
    null,
    ['area-not-found'],
  ],
  [
    'no city, but a name that says it',
    { province: '湖北', name: '襄阳市中心医院' },
    '420600',
    ['area-from-name'],
  ],
  ['a body of the province', { province: '湖北', name: '湖北省红十字会' }, '420000', ['area-from-name']],
  ['a province alone', { province: '湖北', name: '某医院' }, null, ['area-not-found']],
  ['another province', { province: '山东', city: '日照市' }, null, ['area-not-found']],
  ['nothing', {}, null, []],
])('%s', (_, place, code, notes) => {
  expect(matchArea(place, areaIndex)).toEqual({ code, notes });
});

test('县 and 市 are no short forms: 随 alone names nothing', () => {
  expect(matchArea({ city: '随州市', district: '随' }, areaIndex).notes).toEqual(['district-not-found']);
});
