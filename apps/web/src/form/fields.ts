import { CONFIRMATIONS } from '@tongzhou/domain';
import type { Language } from '@tongzhou/messages';
import { LANGUAGES } from '#texts/language.ts';
import { siteTexts } from '#texts/site.ts';
import type { Pair } from '#texts/words.ts';
import type { WorkContext } from './context.ts';
import { type FormField, field, type Option } from './form.ts';

/** Fields that forms of several concepts ask for in the same words. */

/** What is chosen where nothing has to be. */
export const NONE: Option = { value: '', label: '—' };

export const reasonField = (context: WorkContext) =>
  field({ path: 'reason', kind: 'text', label: context.w('理由', 'Reason') });

export const publicReasonField = (context: WorkContext) =>
  field({ path: 'reason', kind: 'text', label: context.w('理由（公开）', 'Reason (public)') });

/** From where whoever states a figure knows it; a letter with a seal weighs more than a word. */
export const whereFromFields = (context: WorkContext) => [
  field({
    path: 'source',
    kind: 'text',
    label: context.w('来源', 'Source'),
    hint: context.w('代其他机构填报时必填', 'needed where you speak for another facility'),
    optional: true,
  }),
  field({
    path: 'letter',
    kind: 'file',
    label: context.w('盖章函件', 'Letter with a seal'),
    hint: context.w('扫描件，可不附', 'a scan; may be left out'),
    optional: true,
  }),
];

/** How whoever confirms a statement has checked it. */
export const confirmationFields = (context: WorkContext) => [
  field({
    path: 'how',
    kind: 'choice',
    label: context.w('怎么核实的', 'How it was checked'),
    options: context.options('confirmation', CONFIRMATIONS),
  }),
  field({
    path: 'note',
    kind: 'text',
    label: context.w('核实情况（公开，不写姓名）', 'What was found (public; no names)'),
  }),
  field({
    path: 'file',
    kind: 'file',
    label: context.w('照片或台账', 'Photograph or sheet'),
    optional: true,
  }),
];

export const noteField = (context: WorkContext) =>
  field({ path: 'note', kind: 'text', label: context.w('说明', 'Note'), optional: true });

/** An amount in whole packs, as they stand on the shelf. */
export const packFields = (context: WorkContext, holds?: number | undefined) => [
  field({ path: 'packs.count', kind: 'number', label: context.w('箱数', 'Packs') }),
  field({
    path: 'packs.holds',
    kind: 'number',
    label: context.w('每箱装多少', 'In each pack'),
    ...(holds !== undefined && { value: String(holds) }),
  }),
];

/** When it happened, where that was earlier: a paper of the night, typed in the morning. */
export const happenedField = (context: WorkContext) =>
  field({
    path: 'happenedAt',
    kind: 'moment',
    label: context.w('实际发生时间', 'When it happened'),
    hint: context.w('补录纸面记录时填写；留空即现在', 'for what was written on paper before; empty: now'),
    optional: true,
  });

export const legalBasisField = (context: WorkContext, value?: string) =>
  field({
    path: 'legalBasis',
    kind: 'text',
    label: context.w('法律依据', 'Legal basis'),
    ...(value !== undefined && { value }),
  });

export const yesNo = (context: WorkContext): readonly [Option, Option] => [
  { value: 'no', label: context.w('否', 'no') },
  { value: 'yes', label: context.w('是', 'yes') },
];

/** Words that the record keeps in each language. */
export const inEach = <const Path extends string, Kind extends 'text' | 'long'>(
  context: WorkContext,
  path: Path,
  kind: Kind,
  words: Pair,
): FormField<`${Path}.${Language}`, Kind>[] =>
  LANGUAGES.map((language) => ({
    path: `${path}.${language}` as const,
    kind,
    label: context.say(siteTexts.written[language](context.say(words))),
  }));

/** The name of something new, in each language; both words stand beside the field, for whoever types may read one only. */
export const nameFields = (context: WorkContext) => [
  field({
    path: 'name.zh',
    kind: 'text',
    label: context.w('名称（中文 Chinese）', 'Name（中文 Chinese）'),
  }),
  field({
    path: 'name.en',
    kind: 'text',
    label: context.w('名称（英文 English）', 'Name（英文 English）'),
    hint: context.w(
      '可留空，英文页面即显示中文名称',
      'may be left empty: English pages then show the Chinese name',
    ),
    optional: true,
  }),
];

export const areaField = (context: WorkContext, ...words: Pair) =>
  field({ path: 'area', kind: 'choice', label: context.w(...words), ...context.areas() });

/** Of much that is gone: what is left, or the empty shelf. */
export const photoField = (context: WorkContext) =>
  field({
    path: 'photo',
    kind: 'file',
    label: context.w('照片', 'Photograph'),
    hint: context.w('数量大的须附', 'needed where it is much'),
    optional: true,
  });
