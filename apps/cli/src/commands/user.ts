import { parseArgs } from 'node:util';
import { type GivenFunction, rolesIn, SEAT_FUNCTIONS, SEAT_ROLES, type SeatRole } from '@tongzhou/domain';
import { type AccountTask, accountsHere } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

type Words = {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly role?: string | undefined;
  readonly functions?: string | undefined;
};

/** Usual ways to divide the work, or single functions; unsaid: what `tongzhou user` says of a first person and of later ones. */
function functionsIn({ role, functions }: Words): { functions?: GivenFunction[] } {
  const split = (words = '') => words.split(/[,，\s]+/).filter((each) => each !== '');
  const named = new Set<string>(split(functions));
  for (const each of split(role)) {
    if (!Object.hasOwn(SEAT_ROLES, each))
      throw new UsageError(`there is no role ${each}: ${Object.keys(SEAT_ROLES).join(', ')}`);
    for (const given of SEAT_ROLES[each as SeatRole]) named.add(given);
  }
  const unknown = [...named].find((each) => !SEAT_FUNCTIONS.some((known) => known === each));
  if (unknown !== undefined)
    throw new UsageError(`there is no function ${unknown}: ${SEAT_FUNCTIONS.join(', ')}`);
  const given = SEAT_FUNCTIONS.filter((each) => named.has(each));
  return given.length > 0 ? { functions: given } : {};
}

/** Of the call's words, what is to be done; the password of a new account stands on standard input. */
const tasks: Readonly<Record<string, (words: Words) => Promise<AccountTask>>> = {
  add: async (words) => {
    const { email, name, organisation } = words;
    if (!email || !name || !organisation) throw new UsageError('name the person and the organisation');
    const given = functionsIn(words);
    const password = (await readStandardInput()).trim();
    return { do: 'add', email, name, organisation, password, ...given };
  },
  invite: async (words) => {
    const { email, name, organisation } = words;
    if (!name || !organisation) throw new UsageError('name the person and the organisation');
    return { do: 'invite', email: email ?? null, name, organisation, ...functionsIn(words) };
  },
  list: async () => ({ do: 'list' }),
  disable: async (words) => ({ do: 'disable', email: named(words) }),
  enable: async (words) => ({ do: 'enable', email: named(words) }),
  reset: async (words) => ({ do: 'reset', email: named(words) }),
};

export const userCommand: CliCommand = {
  name: 'user',
  usage:
    'user list | add --email E --name N --organisation ID [--role R,R] [--functions F,F] (password on standard input) | invite --name N --organisation ID [--email E] [--role R,R] [--functions F,F] | disable|enable|reset --email E   [--data FOLDER]',
  summary:
    'gives people accounts, ends them, and makes links that work once; on a running server too, from its own machine',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        organisation: { type: 'string' },
        role: { type: 'string' },
        functions: { type: 'string' },
        data: { type: 'string' },
      },
    });
    const [what = '', ...more] = positionals;
    const make = Object.hasOwn(tasks, what) ? tasks[what] : undefined;
    if (!make || more.length > 0) throw new UsageError('say what to do');
    const task = await make(values);
    const answer = await accountsHere(settings({ data: values.data }), task);
    if (answer.accounts) {
      for (const account of answer.accounts) console.log(lineOf(account));
      return 0;
    }
    if (answer.path) {
      const site = answer.site ?? process.env.TONGZHOU_PUBLIC_URL ?? 'http://…';
      console.log(`${site}/zh/${answer.path}\nworks once, until ${answer.expiresAt}. 一次有效`);
      return 0;
    }
    if (task.do === 'add') console.log(`${task.email} has the seat ${answer.seat} in ${task.organisation}`);
    else console.log(`${'email' in task ? task.email : ''} is ${task.do}d`);
    return 0;
  },
};

type Listed = NonNullable<Awaited<ReturnType<typeof accountsHere>>['accounts']>[number];

/** Tab-separated, for programs and eyes. */
const lineOf = ({
  email,
  name,
  organisation,
  seat,
  disabled,
  functions,
  hasPassword,
  passkeys,
  secondFactor,
}: Listed) =>
  [
    organisation,
    email,
    name,
    seat,
    disabled ? 'disabled' : 'open',
    [
      rolesIn(functions).join('+') || functions.join('+') || 'nothing yet',
      hasPassword && 'password',
      passkeys > 0 && `${passkeys} passkeys`,
      secondFactor && 'codes',
    ]
      .filter(Boolean)
      .join(', '),
  ].join('\t');

function named({ email }: Words): string {
  if (!email) throw new UsageError('say whose account, by --email');
  return email;
}

async function readStandardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text;
}
