import { z } from 'zod';

/** A telephone number as people write it; six to fifteen digits (ITU-T E.164 allows fifteen). */
const TELEPHONE = /^\+?(?:[ -]?\d){6,15}$/;

/**
 * What is kept of a person who gives, and no more (PIPL 6: the least that the purpose needs): a name for the receipt,
 * and a telephone number where the person wants to be called about the gift.
 */
export const personSchema = z.strictObject({
  name: z
    .string()
    .max(100)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1)),
  telephone: z
    .string()
    .max(40)
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().regex(TELEPHONE))
    .nullable()
    .default(null),
});
export type Person = z.output<typeof personSchema>;

export const digitsOf = (telephone: string): string => telephone.replace(/\D/g, '');

/** Does a text name this person: the whole name, or all digits of the number, whatever stands between them? */
export function namesPerson(text: string, person: Person): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  const name = person.name.normalize('NFKC').toLowerCase();
  if ([...name].length > 1 && plain.replace(/\s/g, '').includes(name.replace(/\s/g, ''))) return true;
  return person.telephone !== null && digitsOf(plain).includes(digitsOf(person.telephone).slice(-11));
}
