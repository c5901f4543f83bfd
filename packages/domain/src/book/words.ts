import { commandWords } from '../kernel/command/words.ts';
import { dutyWords } from '../kernel/duty/words.ts';
import type { FactType } from '../kernel/fact/fact.ts';
import { itemWords } from '../kernel/item/words.ts';
import { responseLevelWords } from '../kernel/response-level/words.ts';
import { kernelThings } from '../kernel/words/things.ts';
import type { Words } from '../kernel/words/words.ts';
import { ledgerThings, ledgerWords } from '../ledger/words.ts';
import { viewsWords } from '../views/words.ts';
import { FACT_TYPES, factTitle } from './facts.ts';
import { gather } from './gather.ts';

/** Each kind of fact as a title in a list of what happened. */
const factType = Object.fromEntries(FACT_TYPES.map((type) => [type, factTitle(type)])) as Words<FactType>;

/** The words for the values of every list: `domainWords.setting.isolation`. */
export const domainWords = {
  ...commandWords,
  ...itemWords,
  ...responseLevelWords,
  ...dutyWords,
  ...ledgerWords,
  ...gather('words'),
  ...viewsWords,
  factType,
};

/** What a refusal of the domain may be about. */
export const domainThings = { ...kernelThings, ...ledgerThings, ...gather('things') };
