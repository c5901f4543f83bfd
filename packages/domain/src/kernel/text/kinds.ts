export type PersonalDataKind =
  | 'mobile-phone'
  | 'landline-phone'
  | 'international-phone'
  | 'identity-card'
  | 'bank-account'
  | 'e-mail'
  | 'messaging-account'
  | 'labelled-name'
  | 'home-address'
  /** Nothing that has a form of its own: signs beside each other (hints.ts). */
  | 'possible-personal-data';

export type PersonalDatum = { readonly kind: PersonalDataKind; readonly start: number; readonly end: number };

/** What stands in its place after redaction, readable in both languages. */
export const PLACEHOLDERS: Readonly<Record<PersonalDataKind, string>> = {
  'mobile-phone': '‹phone›',
  'landline-phone': '‹phone›',
  'international-phone': '‹phone›',
  'identity-card': '‹id card›',
  'bank-account': '‹account›',
  'e-mail': '‹e-mail›',
  'messaging-account': '‹account›',
  'labelled-name': '‹name›',
  'home-address': '‹home›',
  'possible-personal-data': '‹personal data›',
};
