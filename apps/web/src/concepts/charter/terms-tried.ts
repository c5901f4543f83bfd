import { CHARTER_CLOCKS, type CharterTerms, charterTerms, MEASURING_TERMS, SETTINGS } from '@tongzhou/domain';

/** What a form of terms said: the terms to try, each field as it was typed, and the fields that cannot be. */
export type TermsTried = {
  readonly terms: CharterTerms;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: readonly string[];
};

const NUMBERS = ['reservePercent', 'coverDays', 'unknownStarter'] as const;
const LOSSES = ['substituteLoss', 'distanceLoss'] as const;
export const RULES = ['priority', 'weighted', 'max-min'] as const;

/** Every field of the form, as the terms in force fill it. What a term is without is 0 or `no`. */
function asTyped(inForce: CharterTerms): Record<string, string> {
  const value = inForce.valueOfCover ?? MEASURING_TERMS;
  const { handling } = inForce;
  const fields: Record<string, string | number | boolean> = {
    rule: inForce.valueOfCover?.fairness ?? 'priority',
    ...Object.fromEntries([...NUMBERS, ...CHARTER_CLOCKS].map((name) => [name, inForce[name]])),
    ...Object.fromEntries(LOSSES.map((name) => [name, value[name]])),
    ...value.settingWeights,
    lossPerHour: value.road?.lossPerHour ?? 0,
    minutesUnstated: value.road?.minutesUnstated ?? 240,
    claimPercent: value.regionClaim?.percent ?? 0,
    claimWorth: value.regionClaim?.worth ?? 100,
    wholePacks: handling?.wholePacks ? 'yes' : 'no',
    leastUnits: handling?.leastUnits ?? 0,
    offeredTransportOnly: handling?.offeredTransportOnly ? 'yes' : 'no',
  };
  return Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, String(each)]));
}

/** Terms as a form says them; without a word, those in force. */
export function termsTried(said: { get(name: string): unknown }, inForce: CharterTerms): TermsTried {
  const now = asTyped(inForce);
  const typed = Object.fromEntries(
    Object.entries(now).map(([name, value]) => [name, String(said.get(name) ?? value).trim()]),
  );
  const number = (name: string): number =>
    /^\d{1,9}$/.test(typed[name] ?? '') ? Number(typed[name]) : Number.NaN;
  const isTrue = (name: string): boolean => typed[name] === 'yes';
  const parsed = charterTerms.safeParse({
    ...inForce,
    ...Object.fromEntries([...NUMBERS, ...CHARTER_CLOCKS].map((name) => [name, number(name)])),
    valueOfCover:
      typed.rule === 'priority'
        ? undefined
        : {
            ...(inForce.valueOfCover ?? MEASURING_TERMS),
            fairness: typed.rule,
            settingWeights: Object.fromEntries(SETTINGS.map((setting) => [setting, number(setting)])),
            ...Object.fromEntries(LOSSES.map((name) => [name, number(name)])),
            road:
              number('lossPerHour') === 0
                ? undefined
                : { lossPerHour: number('lossPerHour'), minutesUnstated: number('minutesUnstated') },
            regionClaim:
              number('claimPercent') === 0
                ? undefined
                : { percent: number('claimPercent'), worth: number('claimWorth') },
          },
    handling:
      typed.rule === 'priority' ||
      !(isTrue('wholePacks') || isTrue('offeredTransportOnly') || number('leastUnits') !== 0)
        ? undefined
        : {
            wholePacks: isTrue('wholePacks'),
            leastUnits: number('leastUnits'),
            offeredTransportOnly: isTrue('offeredTransportOnly'),
          },
  });
  // What is absent is left out: a charter says nothing of it.
  if (parsed.success) return { terms: JSON.parse(JSON.stringify(parsed.data)), typed, wrong: [] };
  return { terms: inForce, typed, wrong: parsed.error.issues.map(({ path }) => fieldOf(path)) };
}

const FIELDS: Readonly<Record<string, string>> = {
  fairness: 'rule',
  'regionClaim.percent': 'claimPercent',
  'regionClaim.worth': 'claimWorth',
};
const fieldOf = (path: readonly PropertyKey[]): string =>
  FIELDS[path.slice(-2).map(String).join('.')] ?? FIELDS[String(path.at(-1))] ?? String(path.at(-1));
