const CARD_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of an 18-character citizen identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function identityCardChecks(card: string): boolean {
  const sum = CARD_WEIGHTS.reduce((total, weight, place) => total + weight * Number(card[place]), 0);
  return '10X98765432'[sum % 11] === card[17]?.toUpperCase();
}

/** Are digits 7–14 of the number a date on which somebody alive may have been born? */
export function holdsBirthDate(card: string): boolean {
  const [, year, month, day] = /^\d{6}(19\d\d|20\d\d)(\d\d)(\d\d)/.exec(card) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== undefined && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check (MOD 31-3). It names an organisation, not a person. */
export function isOrganisationCode(text: string): boolean {
  if (!/^[159ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  let sum = 0;
  let weight = 1;
  for (const sign of text.slice(0, 17)) {
    sum += CODE_ALPHABET.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return CODE_ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}

/** Luhn's check (ISO/IEC 7812-1), which numbers of cards pass and one in ten of others. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
