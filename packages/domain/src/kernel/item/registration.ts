import type { Item } from './item.ts';

/** Kinds of numbers whose form is known: who writes one of them writes all of it. */
export const NUMBER_FORMS = [
  'device-registration',
  'device-filing',
  'medicine-approval',
  'notified-body',
  'niosh-approval',
] as const;
export type NumberForm = (typeof NUMBER_FORMS)[number];

/** What a number on a paper says of the goods. `category`: two digits of the classification of devices. */
export type Registration =
  | { readonly kind: 'device'; readonly class: 1 | 2 | 3; readonly category: string | null }
  | { readonly kind: 'other' };

type Form = {
  readonly form: NumberForm;
  readonly begins: RegExp;
  readonly whole: RegExp;
  readonly read?: (match: RegExpExecArray) => Registration | null;
};

/** 国家药监局公告2014年第43号 (devices), 国药准字 by kind of medicine, four digits of a notified body, 42 CFR 84. */
const FORMS: readonly Form[] = [
  {
    form: 'device-filing',
    begins: /^[\p{Script=Han}]{1,4}?械备/u,
    whole: /^[\p{Script=Han}]{1,4}?械备(?:19|20)\d{2}\d{4}号?$/u,
    read: () => ({ kind: 'device', class: 1, category: null }),
  },
  {
    form: 'device-registration',
    begins: /^\p{Script=Han}械注/u,
    whole: /^(\p{Script=Han})械注([准进许])((?:19|20)\d{2})([23])(\d{2})\d{4}$/u,
    read: ([, by, way, , grade, category]) => {
      // Class III made here is registered by the state, class II by the province; what comes from outside always by the state.
      const isOfState = by === '国';
      if (way === '准' ? isOfState !== (grade === '3') : !isOfState) return null;
      return { kind: 'device', class: grade === '3' ? 3 : 2, category: category ?? null };
    },
  },
  {
    form: 'medicine-approval',
    begins: /^国药准字/,
    whole: /^国药准字(?:H[JC]?|Z[JC]?|S[JC]?|B|T|F|J)\d{8}$/,
  },
  { form: 'notified-body', begins: /^CE ?\d/, whole: /^CE ?\d{4}$/ },
  { form: 'niosh-approval', begins: /^TC[- ]?\d/, whole: /^TC-\d{2}[A-Z]-\d{4,5}$/ },
];

const plain = (text: string) => text.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim();

/** The form that a text begins like and is not: null, where it is whole or begins like none. `bare`: the word alone may stand. */
export function malformedNumber(text: string, bare: boolean): NumberForm | null {
  const written = plain(text).replace(/(?<=\p{Script=Han}) /gu, '');
  const form = FORMS.find(({ begins }) => begins.test(written));
  if (!form || (bare && !/\d/.test(written))) return null;
  const match = form.whole.exec(written);
  return match && (form.read === undefined || form.read(match) !== null) ? null : form.form;
}

/** What a text says as a number of a known form; null: it is none. */
export function readRegistration(text: string): Registration | null {
  const written = plain(text).replace(/(?<=\p{Script=Han}) /gu, '');
  for (const { whole, read } of FORMS) {
    const match = whole.exec(written);
    if (match) return read ? read(match) : { kind: 'other' };
  }
  return null;
}

/** Could goods under this number be this item? Of what is no device in the catalogue a number of devices says nothing. */
export function numberCovers(registration: Registration, { device }: Item): boolean {
  if (registration.kind === 'other' || !device) return true;
  if (registration.class < device.classFrom) return false;
  return registration.category === null || device.categories.includes(registration.category);
}
