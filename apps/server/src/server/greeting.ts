import type { TakenUp } from '@tongzhou/messages';
import type { Application } from '../application/application.ts';
import { DEMO_PASSWORD, type Identity } from '../identity/index.ts';

/** What the terminal says when the server is up. */
export function greeting(
  url: string,
  application: Application,
  identity: Identity,
  languages: readonly TakenUp[],
): string {
  const lines = ['', '  同舟 Tongzhou', '', `  ${url}`, ''];
  if (application.damagedAt !== null) {
    lines.push(`  THE JOURNAL IS DAMAGED at position ${application.damagedAt}: reading only.`, '');
  }
  const { stopped } = application.fence;
  if (stopped) lines.push(`  STOPPED: ${stopped.says.en}`, `  ${stopped.says.zh}`, '');
  const accounts = identity.demoAccounts();
  if (accounts.length > 0) {
    lines.push(`  演练登录 sign in to the exercise: ${url}/zh/sign-in   (password ${DEMO_PASSWORD})`, '');
    const width = Math.max(...accounts.map(({ email }) => email.length));
    for (const { email, duty } of accounts) lines.push(`    ${email.padEnd(width)}  ${duty.zh}  ${duty.en}`);
    lines.push('');
  }
  for (const { language, name, translated, total } of languages)
    lines.push(`  ${language} ${name}: ${translated} of ${total} texts; the rest in English`, '');
  lines.push(`  verify:  ${calledAs()} audit ${url}`, `  API:     ${url}/api/v1/`, '');
  return lines.join('\n');
}

/** How whoever started this starts another command: in a checkout by npm, from a release by its name. */
const calledAs = (): string => (process.argv[1]?.endsWith('.ts') ? 'npm run -s tongzhou --' : 'npx tongzhou');
