import { commands, deeds, factDefinitions } from '@tongzhou/domain';
import { z } from 'zod';
import { type Change, DROPPED, type Json } from './json.ts';
import type { Random } from './random.ts';
import type { Pools } from './source.ts';

/** What may be done to a value, by its name. */
export type Named = readonly [name: string, to: Change];

const TELEPHONE = '请电 13812345678';
const DAY_MS = 86_400_000;
/** Names under which the same kinds of things go. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  area: ['from', 'to'],
  from: ['area', 'to', 'from'],
  to: ['area', 'from', 'to', 'organisation'],
  holder: ['organisation', 'facility'],
  facility: ['organisation', 'holder'],
  organisation: ['holder', 'facility', 'receiver'],
  receiver: ['organisation', 'holder'],
  owner: ['organisation', 'holder'],
  earmarkedFor: ['facility', 'organisation'],
  under: ['mandate'],
  grantedUnder: ['mandate'],
  item: ['claimedItem'],
  claimedItem: ['item'],
  pending: ['transfer'],
  about: ['fundraising', 'matter'],
  volunteers: ['volunteer'],
  answers: ['recommendation'],
  participants: ['organisation'],
};

/** All that a forger might write in the place of a value; one of each kind, drawn. */
export function changesOf(value: Json, key: string, field: string, pools: Pools, random: Random): Named[] {
  const others = (list: readonly Json[] = []) => list.filter((each) => each !== value);
  const draw = (name: string, list: readonly Json[]): Named[] => {
    const drawn = random.of(others(list));
    return drawn === undefined ? [] : [[name, drawn]];
  };
  const sameField = draw('swapped with that of another fact', pools.byField.get(field) ?? []);
  const always: Named[] = [
    ['dropped', DROPPED],
    ...(value === null ? [] : [['null', null] as const]),
    ...sameField,
  ];
  if (value === null) return [...always, ['a text', '另有说明'], ['a figure', 7]];
  if (typeof value === 'boolean') return [...always, ['negated', !value]];
  if (typeof value === 'number') return [...always, ...ofNumber(value)];
  if (typeof value === 'string') {
    const alike = [key, ...(ALIKE[key] ?? [])].flatMap((each) => pools.byKey.get(each) ?? []);
    const members = random.of(listsOfMembers().filter((each) => each.has(value)));
    return [
      ...always,
      ...draw('another that there is', alike),
      ...(members ? draw('another member', [...members]) : []),
      ...ofText(value),
    ];
  }
  if (Array.isArray(value)) return [...always, ...ofList(value, random, others(pools.byField.get(field)))];
  return [...always, ['a field more', { ...value, remark: '附言' }]];
}

function ofNumber(value: number): Named[] {
  return [
    ['ten times', value * 10],
    ['a hundred times', value * 100],
    ['its sign', -value],
    ['one more', value + 1],
    ['one less', value - 1],
    ['half', value / 2],
    ['zero', 0],
    ['as a text', String(value)],
  ];
}

function ofText(value: string): Named[] {
  const texts: Named[] = [
    ['another text', `${value}改`],
    ['another plain text', `${value}x`],
    ['a telephone number in words', TELEPHONE],
    ['a telephone number for a name', 'x-13812345678'],
    ['half a character', '\ud800'],
    ['a space behind', `${value} `],
    ['empty', ''],
    ['as a figure', 7],
  ];
  const time = /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return texts;
  const written = (moment: number) => new Date(moment).toISOString().slice(0, value.length === 10 ? 10 : 24);
  return [
    ...texts,
    ['a day before', written(time - DAY_MS)],
    ['a day after', written(time + DAY_MS)],
    ['a moment before', written(time - (value.length === 10 ? DAY_MS : 1))],
    ['a moment after', written(time + (value.length === 10 ? DAY_MS : 1))],
    ['in 2099', written(Date.UTC(2099, 0, 1))],
    ['otherwise written', value.replace('Z', '+00:00')],
    ['without milliseconds', value.replace('.000Z', 'Z')],
    ['in another zone', value.replace('Z', '+14:00')],
  ];
}

function ofList(value: readonly Json[], random: Random, others: readonly Json[]): Named[] {
  const other = random.of(others.flatMap((each) => (Array.isArray(each) ? (each as Json[]) : [])));
  const more: Named[] = other === undefined ? [] : [['an element of another fact', [...value, other]]];
  if (value.length === 0) return more;
  const index = random.below(value.length);
  return [
    ...more,
    ['an element dropped', value.filter((_, place) => place !== index)],
    ['an element twice', [...value, value[index] as Json]],
    ['emptied', []],
    ...(value.length > 1 ? [['turned round', [...value].reverse()] as const] : []),
  ];
}

let lists: ReadonlySet<string>[] | null = null;

/** The members of every enumeration in the forms of facts and commands. */
function listsOfMembers(): readonly ReadonlySet<string>[] {
  if (lists) return lists;
  const found = new Map<string, Set<string>>();
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { enum: members } = node as { enum?: unknown };
    if (Array.isArray(members)) found.set(members.join(), new Set(members as string[]));
    for (const each of Object.values(node)) look(each);
  };
  const schemas = [...Object.values(factDefinitions), ...commands.values(), ...deeds.values()];
  for (const { schema } of schemas)
    look(z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any', io: 'input' }));
  lists = [...found.values()];
  return lists;
}
