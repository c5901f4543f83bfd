import type { AskBack } from '../../kernel/command/asked-back.ts';
import { heirOf } from '../../kernel/command/standing.ts';
import { refusal } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { nearKeys, partsWithin, skeleton, tellingPart } from '../../kernel/text/skeleton.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { Organisation } from './state.ts';

const LANGUAGES = ['zh', 'en'] as const;

const keyOfName = (language: 'zh' | 'en', { zh, en }: Bilingual): string =>
  `${language} ${plain(language === 'zh' ? zh : en)}`;
/** No skeleton has a space in it. */
const keyOfPart = (part: string): string => `in ${part}`;
const keyOfCode = (code: string): string => `code ${code}`;

/** An organisation that was just registered can be found by its names and its code. */
export function enterNames(state: State, organisation: Organisation): void {
  state.organisationsInOrder.push(organisation.id);
  findByNames(state, organisation);
}

/** Also by a name that it has from now on; one that it had finds it still. */
export function findByNames(state: State, { id, name, socialCreditCode }: Organisation): void {
  const ordinal = state.organisationsInOrder.lastIndexOf(id);
  const keys = LANGUAGES.map((language) => keyOfName(language, name));
  if (socialCreditCode !== null) keys.push(keyOfCode(socialCreditCode));
  for (const key of keys) if (!state.organisationNames.has(key)) state.organisationNames.set(key, ordinal);
  for (const key of new Set(Object.values(name).flatMap((each) => nearKeys(skeleton(each))))) {
    const known = state.organisationsNear.get(key) ?? [];
    if (key !== '' && known.length < NEAR_MOST && !known.includes(ordinal))
      state.organisationsNear.set(key, [...known, ordinal]);
  }
  for (const part of new Set(Object.values(name).map(tellingPart))) {
    const key = part === null ? '' : keyOfPart(part);
    // The first alone: a later one that holds it was asked back about it.
    if (part !== null && !state.organisationsNear.has(key)) state.organisationsNear.set(key, [ordinal]);
  }
}

/** Who has this code: one code is one organisation (GB 32100-2015, 4.2), and a branch has one of its own. */
export function codeInRegister(state: State, code: string | null): string | null {
  const ordinal = code === null ? undefined : state.organisationNames.get(keyOfCode(code));
  return ordinal === undefined ? null : (state.organisationsInOrder[ordinal] as string);
}

/** A code that was found to be another's leads here no more. */
export function forgetCode(state: State, { id, socialCreditCode }: Organisation): void {
  if (socialCreditCode !== null && codeInRegister(state, socialCreditCode) === id)
    state.organisationNames.delete(keyOfCode(socialCreditCode));
}

/** So many of one key are kept: one is shown, and the one that is asked about may be among them. */
const NEAR_MOST = 3;

/** How a name may be taken for another's: it looks the same on the page, differs by one character, or holds the other whole. */
export type Likeness = 'looks-alike' | 'one-character' | 'holds-it';

/**
 * The first in the register whose name, present or former, in either language, a reader would take for this one. Whoever is of
 * the same name is found by `sameInRegister`; `but` is who asks, and is never like itself.
 */
function alikeInRegister(
  state: State,
  name: Bilingual,
  but: string | null,
): { readonly id: string; readonly by: 'zh' | 'en'; readonly likeness: Likeness } | null {
  const found = LANGUAGES.flatMap((by) => {
    const whole = skeleton(name[by]);
    return nearKeys(whole).flatMap((key) =>
      (key === '' ? [] : (state.organisationsNear.get(key) ?? [])).flatMap((ordinal) => {
        const id = state.organisationsInOrder[ordinal] as string;
        return id === but ? [] : [{ id, by, ordinal, likeness: likenessOf(state, id, whole) }];
      }),
    );
  });
  const [first] = found.sort((a, b) => a.ordinal - b.ordinal);
  return first ? { id: first.id, by: first.by, likeness: first.likeness } : null;
}

/**
 * The longest name in the register that stands whole within this one, whatever is written around it: 湖北省红十字会（捐款专户）. A true branch has
 * such a name too; so it is asked, and not refused.
 */
function heldInName(
  state: State,
  name: Bilingual,
  but: string | null,
): { readonly id: string; readonly by: 'zh' | 'en'; readonly likeness: Likeness } | null {
  const found = LANGUAGES.flatMap((by) =>
    partsWithin(name[by]).flatMap((part) =>
      (state.organisationsNear.get(keyOfPart(part)) ?? []).flatMap((ordinal) => {
        const id = state.organisationsInOrder[ordinal] as string;
        return id === but ? [] : [{ id, by, ordinal, part }];
      }),
    ),
  );
  const [first] = found.sort((a, b) => b.part.length - a.part.length || a.ordinal - b.ordinal);
  return first ? { id: first.id, by: first.by, likeness: 'holds-it' } : null;
}

function likenessOf(state: State, id: string, whole: string): Likeness {
  const known = must(state.organisations, id, 'organisation');
  const names = [known.name, ...known.formerNames.map((each) => each.name)];
  return names.some(({ zh, en }) => skeleton(zh) === whole || skeleton(en) === whole)
    ? 'looks-alike'
    : 'one-character';
}

/** The first in the register that has this code, or this name in one of the languages, and by which of them it is the same. */
export function sameInRegister(
  state: State,
  name: Bilingual,
  code: string | null,
  but: string | null = null,
): { readonly id: string; readonly by: 'code' | 'zh' | 'en' } | null {
  const keys = [
    ...(code === null ? [] : [['code', keyOfCode(code)] as const]),
    ...LANGUAGES.map((language) => [language, keyOfName(language, name)] as const),
  ];
  const found = keys.flatMap(([by, key]) => {
    const ordinal = state.organisationNames.get(key);
    return ordinal === undefined || state.organisationsInOrder[ordinal] === but ? [] : [{ by, ordinal }];
  });
  const [first] = found.sort((a, b) => a.ordinal - b.ordinal);
  return first ? { id: state.organisationsInOrder[first.ordinal] as string, by: first.by } : null;
}

/**
 * Asks back about a name that is another's already, or that a reader would take for another's: one question, the nearest first.
 * `at` is where the name stands in the form; `but` whose name it is to be, where that one is on the register.
 */
export function askOfName(
  state: State,
  asked: AskBack,
  name: Bilingual,
  { at = '', but = null }: { readonly at?: string; readonly but?: string | null } = {},
): Likeness | null {
  const same = sameInRegister(state, name, null, but);
  if (same && same.by !== 'code') {
    const id = heirOf(state, same.id) ?? same.id;
    if (id === but) return null;
    const said = { organisation: id, asked: name[same.by] };
    asked.ask(refusal('registered-before', said, { field: `${at}name.${same.by}` }), id);
    return null;
  }
  const alike = alikeInRegister(state, name, but) ?? heldInName(state, name, but);
  if (alike === null) return null;
  const { by, likeness } = alike;
  const id = heirOf(state, alike.id) ?? alike.id;
  if (id === but) return null;
  const said = { organisation: id, asked: name[by], likeness };
  asked.ask(refusal('name-alike', said, { field: `${at}name.${by}` }), id);
  return likeness;
}
