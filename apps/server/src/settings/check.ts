import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SETTINGS } from './table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that are unknown or cannot be meant, each by name: nothing starts on half of what was said. */
export class SettingsRefused extends Error {
  override name = 'SettingsRefused';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`${faults.join('\n')}\nEvery setting stands in docs/settings.md, and in: tongzhou settings`);
    this.faults = faults;
  }
}

const PREFIX = 'TONGZHOU_';
const known = new Map(SETTINGS.map((setting) => [setting.name, setting]));

/** What is wrong with the settings, a line each; values are not repeated, some are secrets. */
export function faultsOfSettings(environment: Environment = process.env): string[] {
  return Object.entries(environment).flatMap(([name, text]) => {
    if (text === undefined) return [];
    const setting = known.get(name);
    if (setting === undefined) return name.startsWith(PREFIX) ? [unknownSetting(name)] : [];
    // Said as nothing is not said.
    const why = text === '' ? null : setting.kind.whyNot(text);
    return why === null ? [] : [`${name} ${why}`];
  });
}

/** Throws `SettingsRefused` where something is wrong with them. */
export function checkSettings(environment: Environment = process.env): void {
  const faults = faultsOfSettings(environment);
  if (faults.length > 0) throw new SettingsRefused(faults);
}

/** Takes the file that `TONGZHOU_SETTINGS` names into the environment; what stands there already holds. */
export function takeUpSettingsFile(environment: Record<string, string | undefined> = process.env): void {
  const path = environment.TONGZHOU_SETTINGS;
  if (!path) return;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new SettingsRefused([`TONGZHOU_SETTINGS: ${(error as Error).message}`]);
  }
  const said = parseEnv(text);
  const faults = Object.keys(said).flatMap((name) => {
    if (known.has(name) && name !== 'TONGZHOU_SETTINGS') return [];
    return [`${path}: ${name === 'TONGZHOU_SETTINGS' ? `${name} cannot stand in it` : unknownSetting(name)}`];
  });
  if (faults.length > 0) throw new SettingsRefused(faults);
  for (const [name, value] of Object.entries(said)) environment[name] ??= value;
}

function unknownSetting(name: string): string {
  const nearest = nearestTo(name);
  return `there is no setting ${name}${nearest === null ? '' : `; did you mean ${nearest}?`}`;
}

/** The one that is written most alike, where a slip explains the difference. */
function nearestTo(name: string): string | null {
  const [nearest] = SETTINGS.filter(({ workshop }) => !workshop)
    .map((setting) => ({ name: setting.name, far: distance(name, setting.name) }))
    .sort((a, b) => a.far - b.far);
  return nearest && nearest.far <= Math.max(2, name.length / 4) ? nearest.name : null;
}

/** Letters to be changed, put in or left out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
