import { z } from 'zod';
import { parameterOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const signatureCodeCharter = {
  signatureCodeDays: parameterOr(
    14,
    both('医疗机构的一次性签收码几天有效', 'Days for which a facility’s one-time signature codes are good'),
    both('天', 'days'),
    z.int().min(1).max(90),
  ),
};

type SignatureCodeCharter = typeof signatureCodeCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends SignatureCodeCharter {}
}
