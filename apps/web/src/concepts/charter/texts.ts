import { words } from '#texts/words.ts';

export const charterTexts = words({
  title: ['公约', 'Charter'],
  intro: [
    '各参与方约定的条款：分配、留存、公示、时限都按它计算。改条款就是通过新版本，旧版本仍可查。',
    'What the participants have agreed on: allocations, reserves, reports and clocks are computed by it. Other terms are a new version; the earlier ones stay here.',
  ],
  none: [
    '还没有公约。凡有默认值的条款，下面写明现在按什么执行。',
    'There is no charter yet. Where a term has a value of its own, it is said below what holds.',
  ],
  term: ['条款', 'Term'],
  value: ['现行', 'In force'],
  unsaid: ['未约定', 'unsaid'],
  holds: (what: string) => [`未约定：按 ${what}`, `unsaid: ${what} holds`],
  agreed: (time: string, how: string) => [`${time} 通过：${how}`, `Adopted ${time}: ${how}`],
  versions: ['历次版本', 'Versions'],
  version: (n: string) => [`第 ${n} 版`, `Version ${n}`],
  first: ['首个版本', 'The first version'],
  unchanged: ['条款未变', 'No term has changed'],
  counted: (meaning: string, unit: string) => [`${meaning}（${unit}）`, `${meaning} (${unit})`],
  bounds: (least: string, most: string) => [`${least} 至 ${most}`, `${least} to ${most}`],
  curve: ['每多保障一天的价值（到第几天：价值）', 'Worth of a day of cover (up to day: worth)'],
  upTo: (days: string, worth: string) => [`到第 ${days} 天：${worth}`, `up to day ${days}: ${worth}`],
  every: ['各类场所', 'every setting'],
  burn: (amount: string, source: string) => [
    `每病人每日 ${amount}（${source}）`,
    `${amount} a patient and day (${source})`,
  ],
  oldAtMost: ['过期未确认的，最多', 'old, at most'],
  asData: ['用 JSON 填写', 'as JSON'],
  empty: ['留空即未约定', 'empty: unsaid'],
});
