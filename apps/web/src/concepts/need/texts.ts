import { words } from '#texts/words.ts';

export const needTexts = words({
  title: ['需求', 'Needs'],
  intro: [
    '按多久用完排序，不按名气排序；很久没有确认的排在后面。“数量未知”不等于零，也不等于一。',
    'In the order in which they run out, not by fame; what nobody has confirmed for long comes after. “Amount unknown” is not zero, and it is not one.',
  ],
  city: ['城市', 'City'],
  allCities: ['全部城市', 'All cities'],
  allItems: ['全部物资', 'All items'],
  includeClosed: ['包括已满足和暂停接收的', 'Include those met and those that asked to stop'],
  onlyOld: ['只看待复核的', 'Only those to be confirmed again'],
  filter: ['筛选', 'Filter'],
  map: ['各市未满足的需求', 'Unmet needs by city'],
  mapAlt: [
    '湖北省地图：圆越大，未满足的需求项越多',
    'Map of Hubei: the larger the circle, the more unmet needs',
  ],
  mapLegend: [
    '圆的大小：未满足的需求项数；颜色：已知需求的满足程度',
    'Size: number of unmet needs. Colour: how far the known needs are covered',
  ],
  coveredLow: ['不足三分之一', 'less than a third'],
  coveredMiddle: ['三分之一至三分之二', 'one to two thirds'],
  coveredHigh: ['三分之二以上', 'more than two thirds'],
  coveredUnknown: ['数量未知', 'amount unknown'],
  facility: ['机构', 'Facility'],
  quantity: ['需要', 'Needed'],
  coverage: ['满足情况', 'Coverage'],
  runOut: ['可用时间', 'Runs out in'],
  asOf: ['说明时间', 'As of'],
  stale: ['待复核', 'to be confirmed again'],
  confirmedBy: (who: string, when: string) => [`${who} ${when}核实`, `confirmed by ${who}, ${when}`],
  withdrawn: ['已撤回', 'withdrawn'],
  earlier: ['先前的说明', 'What was said before'],
  stopped: ['请求暂停接收', 'asks to stop receiving'],
  runOutUnderHour: ['不足 1 小时', 'under 1 hour'],
  runOutHours: (n: string) => [`约 ${n} 小时`, n === '1' ? 'about 1 hour' : `about ${n} hours`],
  runOutDays: (n: string) => [`约 ${n} 天`, `about ${n} days`],
  ranOutHours: (n: string) => [
    `约 ${n} 小时前已用完`,
    n === '1' ? 'ran out about 1 hour ago' : `ran out about ${n} hours ago`,
  ],
  ranOutDays: (n: string) => [`约 ${n} 天前已用完`, `ran out about ${n} days ago`],
  runOutUnknown: ['未报库存或用量', 'stock or use not stated'],
  runOutUnused: ['目前不消耗', 'not being used'],
  shown: (from: string, to: string, all: string) => [
    `第 ${from}–${to} 项，共 ${all} 项`,
    `${from}–${to} of ${all}`,
  ],
  previous: ['上一页', 'Previous'],
  next: ['下一页', 'Next'],
  silent: ['尚未报告的机构', 'Facilities that have not reported'],
  silentIntro: [
    '没有报告不等于没有需要。以下机构已登记，尚未提出任何需求。',
    'Silence is not “no need”. These facilities are registered and have stated nothing yet.',
  ],
  empty: ['没有符合条件的需求。', 'No need matches.'],
  cityNeeds: (needs: string, facilities: string) => [
    `${needs} 项需求，${facilities} 家机构`,
    `${needs} needs, ${facilities} facilities`,
  ],
  download: ['下载 CSV', 'Download CSV'],
});

export const coverageTexts = words({
  delivered: ['已送达', 'delivered'],
  transit: ['在途', 'in transit'],
  reserved: ['已预留', 'reserved'],
  open: ['未满足', 'unmet'],
  percent: (n: string) => [`已保障 ${n}%`, `${n}% covered`],
});
