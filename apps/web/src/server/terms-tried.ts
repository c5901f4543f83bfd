import { type CharterTerms, charterTerms, MEASURING_TERMS, SETTINGS } from '@tongzhou/domain';

/** What a form of terms said: the terms to try, each field as it was typed, and the fields that cannot be. */
export type TermsTried = {
  readonly terms: CharterTerms;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: readonly string[];
};

const NUMBERS = ['reservePercent', 'coverDays', 'unknownStarter'] as const;
const LOSSES = ['substituteLoss', 'distanceLoss'] as const;
export const RULES = ['priority', 'weighted', 'max-min'] as const;

/** Terms as a form in the address says them; without a word, those in force. */
export function termsTried(search: URLSearchParams, inForce: CharterTerms): TermsTried {
  const value = inForce.valueOfCover ?? MEASURING_TERMS;
  const rule = inForce.valueOfCover?.fairness ?? 'priority';
  const field = (name: string, now: string | number): string => (search.get(name) ?? String(now)).trim();
  const typed: Record<string, string> = { rule: field('rule', rule) };
  for (const name of NUMBERS) typed[name] = field(name, inForce[name]);
  for (const name of LOSSES) typed[name] = field(name, value[name]);
  for (const setting of SETTINGS) typed[setting] = field(setting, value.settingWeights[setting]);
  const number = (name: string): number =>
    /^\d{1,9}$/.test(typed[name] ?? '') ? Number(typed[name]) : Number.NaN;
  const tried = {
    ...inForce,
    ...Object.fromEntries(NUMBERS.map((name) => [name, number(name)])),
    valueOfCover:
      typed.rule === 'priority'
        ? undefined
        : {
            ...value,
            fairness: typed.rule,
            settingWeights: Object.fromEntries(SETTINGS.map((setting) => [setting, number(setting)])),
            ...Object.fromEntries(LOSSES.map((name) => [name, number(name)])),
          },
  };
  const parsed = charterTerms.safeParse(tried);
  if (parsed.success) return { terms: parsed.data, typed, wrong: [] };
  const wrong = parsed.error.issues.map(({ path }) => String(path.at(-1)));
  return { terms: inForce, typed, wrong: wrong.map((name) => (name === 'fairness' ? 'rule' : name)) };
}
