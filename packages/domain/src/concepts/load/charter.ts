import { z } from 'zod';
import { parameter } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';
import { burnRateSchema } from './burn-rate.ts';

/** Terms of the charter that are read here. */
export const loadCharter = {
  burnRates: parameter(
    both(
      '每病人每日耗用量，用于未报数量的需求；未约定则只发起始量',
      'What care takes a day, for needs whose amount nobody has said; unsaid: the starter is all that they get',
    ),
    both('千分之一件/病人·日', 'thousandths of a unit per patient and day'),
    z.array(burnRateSchema).min(1).max(200).optional(),
  ),
};

type LoadCharter = typeof loadCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends LoadCharter {}
}
