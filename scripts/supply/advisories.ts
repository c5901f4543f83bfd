// Known weaknesses of the product's packages, as the registry tells them.
import { spawnSync } from 'node:child_process';
import { ROOT } from './packages.ts';

export type Advisories =
  | { readonly state: 'unchecked'; readonly why: string }
  | { readonly state: 'checked'; readonly found: readonly string[] };

type Audit = {
  readonly message?: string;
  readonly error?: { readonly summary?: string };
  readonly metadata?: { readonly vulnerabilities?: object };
  readonly vulnerabilities?: Readonly<Record<string, { readonly name: string; readonly severity: string }>>;
};

const NPM_MS_MAX = 60_000;

/** `checked` with what was found, or `unchecked` with the reason: never silently well. */
export function readAudit({ stdout, status }: { stdout: string; status: number | null }): Advisories {
  let answer: Audit;
  try {
    answer = JSON.parse(stdout);
  } catch {
    return { state: 'unchecked', why: `npm audit said nothing that can be read (exit ${status})` };
  }
  if (!answer?.metadata?.vulnerabilities)
    return { state: 'unchecked', why: oneLine(answer?.message ?? answer?.error?.summary) };
  const names = Object.values(answer.vulnerabilities ?? {}).map(
    ({ name, severity }) => `${name} (${severity})`,
  );
  return { state: 'checked', found: names.sort() };
}

export const askAdvisories = (): Advisories =>
  readAudit(
    spawnSync('npm', ['audit', '--json', '--omit=dev', '--package-lock-only'], {
      ...{ cwd: ROOT, encoding: 'utf8', timeout: NPM_MS_MAX },
    }),
  );

export const sayAdvisories = (advisories: Advisories): string =>
  advisories.state === 'unchecked'
    ? `unchecked: ${advisories.why}`
    : `checked: ${advisories.found.length === 0 ? 'none known' : advisories.found.join(', ')}`;

const oneLine = (text: string | undefined): string =>
  text ? text.replace(/\s+/g, ' ').slice(0, 200) : 'the registry gave no reason';
