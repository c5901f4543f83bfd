import type { State } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { Organisation } from './state.ts';

const LANGUAGES = ['zh', 'en'] as const;

const keyOfName = (language: 'zh' | 'en', { zh, en }: Bilingual): string =>
  `${language} ${plain(language === 'zh' ? zh : en)}`;
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
}

/** The first in the register that has this code, or this name in one of the languages, and by which of them it is the same. */
export function sameInRegister(
  state: State,
  name: Bilingual,
  code: string | null,
): { readonly id: string; readonly by: 'code' | 'zh' | 'en' } | null {
  const keys = [
    ...(code === null ? [] : [['code', keyOfCode(code)] as const]),
    ...LANGUAGES.map((language) => [language, keyOfName(language, name)] as const),
  ];
  const found = keys.flatMap(([by, key]) => {
    const ordinal = state.organisationNames.get(key);
    return ordinal === undefined ? [] : [{ by, ordinal }];
  });
  const [first] = found.sort((a, b) => a.ordinal - b.ordinal);
  return first ? { id: state.organisationsInOrder[first.ordinal] as string, by: first.by } : null;
}
