import { type CharterTerms, type Countersignature, unpackInput } from '@tongzhou/domain';
import type { LabelList } from '@tongzhou/messages';
import { TERM_NAMES, TermSpeaker } from '#concepts/charter/terms.ts';
import type { WorkContext } from '#form/context.ts';
import { moment, number } from '#format/format.ts';
import type { Pair } from '#texts/words.ts';

/** What each field of a decision of two is called. A test holds the list against the commands. */
export const FIELD_WORDS: Readonly<Record<string, Pair>> = {
  address: ['地址', 'address'],
  agreement: ['如何达成', 'how it was agreed'],
  answerWithinHours: ['须于几小时内答复', 'answered within hours'],
  area: ['区域', 'area'],
  by: ['完成日期', 'by which day'],
  'limits.aDay.goods': ['每日数量上限', 'goods a day, at most'],
  'limits.aDay.money.amount': ['每日金额上限', 'money a day, at most'],
  'limits.aDay.money.currency': ['每日金额币种', 'currency of it'],
  'limits.goods': ['每次数量上限', 'goods at once, at most'],
  'limits.inAll.goods': ['累计数量上限', 'goods in all, at most'],
  'limits.inAll.money.amount': ['累计金额上限', 'money in all, at most'],
  'limits.inAll.money.currency': ['累计金额币种', 'currency of it'],
  'limits.level': ['自何级别起', 'from the level on'],
  'limits.money.amount': ['每次金额上限', 'money at once, at most'],
  'limits.money.currency': ['每次金额币种', 'currency of it'],
  confirmed: ['已追问确认', 'asked back and meant'],
  days: ['天数', 'days'],
  expectedUntil: ['预计持续至', 'expected until'],
  delegable: ['可以转授', 'may be passed on'],
  facilityClass: ['机构类别', 'class of facility'],
  fate: ['如何处置', 'what becomes of it'],
  from: ['自', 'from'],
  functions: ['职能', 'functions'],
  holder: ['授予', 'given to'],
  incident: ['突发事件', 'emergency'],
  interest: ['利益关系编号', 'number of the interest'],
  into: ['并入', 'into'],
  itemCategories: ['物资类别', 'categories of goods'],
  kind: ['类别', 'kind'],
  kinds: ['机构类别', 'kinds of organisation'],
  legalBasis: ['法律依据', 'legal basis'],
  line: ['事项', 'line'],
  mandate: ['职责编号', 'number of the mandate'],
  measures: ['措施', 'measures'],
  'name.en': ['英文名称', 'name in English'],
  'name.zh': ['中文名称', 'name in Chinese'],
  needsAcceptance: ['须接受后生效', 'in force once accepted'],
  note: ['说明', 'note'],
  of: ['谁的', 'whose'],
  organisation: ['机构', 'organisation'],
  owner: ['归属', 'owner'],
  parent: ['上级机构', 'parent organisation'],
  participants: ['参与方', 'who agreed'],
  perDay: ['每日至多', 'at most a day'],
  place: ['地点', 'place'],
  reach: ['范围', 'reach'],
  receiptCode: ['收据编号', 'receipt'],
  reason: ['理由', 'reason'],
  requires: ['须持资质', 'credentials that it takes'],
  responseLevel: ['级别', 'level'],
  role: ['主责或后备', 'owner or deputy'],
  socialCreditCode: ['统一社会信用代码', 'unified social credit code'],
  subject: ['只关于', 'only about'],
  under: ['转授自', 'passed on from'],
  until: ['至', 'until'],
};

/** The lists that words of values stand in. */
const VALUE_LISTS: Readonly<Record<string, LabelList>> = {
  facilityClass: 'facilityClass',
  fate: 'residueFate',
  line: 'closingLine',
  functions: 'mandateFunction',
  itemCategories: 'itemCategory',
  kind: 'organisationKind',
  kinds: 'organisationKind',
  'limits.level': 'responseLevel',
  reach: 'mandateReach',
  requires: 'credentialKind',
  responseLevel: 'responseLevel',
  role: 'mandateRole',
};

/** What was asked for, a line a field, in words, with names in the place of ids. */
export const saidLines = (context: WorkContext, asked: Countersignature): string[] =>
  linesOf(context, asked, unpackInput(asked.input), '');

/** The same without what the fields are called, for one among many of its kind. */
export const saidShort = (context: WorkContext, asked: Countersignature): string =>
  valuesOf(context, unpackInput(asked.input), '').join(' · ');

/** What is read first; the rest follows as it is recorded. */
const FIRST = ['holder', 'organisation', 'place', 'functions', 'responseLevel', 'reach', 'area'];
const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
const entriesOf = (value: unknown): [string, unknown][] =>
  Object.entries(value as object).sort(([a], [b]) => rank(a) - rank(b));

type Of = Pick<Countersignature, 'command' | 'incident'>;

function linesOf(context: WorkContext, asked: Of, value: unknown, path: string): string[] {
  if (isNothing(value)) return [];
  if (path === 'terms' && asked.command === 'charter.adopt') return termLines(context, value as CharterTerms);
  if (isPlain(value)) return [`${fieldWord(context, path)}${context.colon}${plain(context, path, value)}`];
  return entriesOf(value).flatMap(([key, each]) => linesOf(context, asked, each, below(path, key)));
}

function valuesOf(context: WorkContext, value: unknown, path: string): string[] {
  if (isNothing(value)) return [];
  if (isPlain(value)) return [plain(context, path, value)];
  return entriesOf(value).flatMap(([key, each]) => valuesOf(context, each, below(path, key)));
}

/** A charter says much that stays: what changes comes first, and says from what. */
function termLines(context: WorkContext, terms: CharterTerms): string[] {
  const speaker = new TermSpeaker(context.view, context.language);
  const before = context.incident.charters.at(-1)?.terms ?? null;
  const rows = TERM_NAMES.filter((name) => terms[name] !== undefined || before?.[name] !== undefined).map(
    (name) => {
      const [was, is] = [speaker.say(name, before), speaker.say(name, terms)].map(
        ({ text, parts }) => text || parts.map((part) => `${part.label} ${part.text}`).join(context.comma),
      );
      const line = `${speaker.meaning(name)}${context.colon}${is}`;
      return before !== null && was !== is
        ? { changes: true, line: `${line} ${context.w(`（原为 ${was}）`, `(was ${was})`)}` }
        : { changes: false, line };
    },
  );
  return [...rows.filter(({ changes }) => changes), ...rows.filter(({ changes }) => !changes)].map(
    ({ line }) => line,
  );
}

const isNothing = (value: unknown) => value === null || value === undefined;
const isPlain = (value: unknown) =>
  typeof value !== 'object' || (Array.isArray(value) && value.every((each) => typeof each !== 'object'));
const below = (path: string, key: string) => (path === '' || path === 'terms' ? key : `${path}.${key}`);

const fieldWord = (context: WorkContext, path: string): string => {
  const words = FIELD_WORDS[path];
  return words ? context.w(...words) : path;
};

function plain(context: WorkContext, path: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => plain(context, path, each)).join(context.comma);
  if (typeof value === 'boolean') return value ? context.w('是', 'yes') : context.w('否', 'no');
  if (typeof value === 'number') return number(value);
  const text = String(value);
  if (INSTANT.test(text)) return moment(text, context.language);
  const list = VALUE_LISTS[path];
  if (list) return context.label(list, text);
  const { state, areas, items } = context.view;
  const known =
    state.organisations.get(text)?.name ??
    areas.get(text)?.name ??
    items.byId.get(text)?.name ??
    state.places.get(text)?.name ??
    state.incidents.get(text)?.name;
  return known ? context.say(known) : text;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
