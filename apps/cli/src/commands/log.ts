import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  adoptHeadLocally,
  declareLostTailLocally,
  headToAdoptLocally,
  lostTailLocally,
  readersAheadLocally,
  setReadersBackLocally,
} from '@tongzhou/server';
import { type TreeHead, toBase64 } from '@tongzhou/tlog';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';

const said = ({ size, root }: TreeHead): string => `${size} entries, root ${toBase64(root)}`;

export const logCommand: CliCommand = {
  name: 'log',
  usage:
    'log declare-lost-tail --reason TEXT [--confirm ENTRIES] | log adopt-head [FILE] [--confirm ENTRIES] | log set-readers-back [--confirm FACT] [--data FOLDER]',
  summary:
    'declares openly what a stopped server’s database has lost, and goes on under a new name; or takes over the last signed head (all servers stopped)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { reason: { type: 'string' }, confirm: { type: 'string' }, data: { type: 'string' } },
    });
    const [task, file, ...others] = positionals;
    const where = settings({ data: values.data });
    if (task === 'declare-lost-tail' && file === undefined)
      return declare(where, values.reason?.trim() ?? '', values.confirm);
    if (task === 'adopt-head' && others.length === 0) return adopt(where, file, values.confirm);
    if (task === 'set-readers-back' && file === undefined) return setBack(where, values.confirm);
    throw new UsageError('say which: declare-lost-tail, adopt-head or set-readers-back');
  },
};

type Where = ReturnType<typeof settings>;

async function declare(where: Where, reason: string, confirmed: string | undefined): Promise<number> {
  if (reason === '' || /\p{Cc}/u.test(reason))
    throw new UsageError('--reason says in one line what has happened; everybody will read it');
  const lost = await lostTailLocally(where);
  console.log(`the log ${lost.origin} has signed   ${said(lost.signed)}`);
  console.log(`the database holds             ${said(lost.left)}`);
  console.log(
    lost.common === null
      ? 'of what is left nothing was signed'
      : `of what is left ${lost.common} entries were signed; up to there it is provably the old log`,
  );
  if (confirmed !== String(lost.left.size)) {
    console.log(
      `\nBring back a database that has all of it, if there is one anywhere: what is declared lost here never comes back. To end this log openly and go on from ${lost.left.size} entries under a new name, stop every server and repeat with --confirm ${lost.left.size}`,
    );
    return 1;
  }
  const declared = await declareLostTailLocally(where, reason);
  console.log(
    `\n${lost.origin} has ended. The log goes on as ${declared.newOrigin}; hand its key out as you did the first:`,
  );
  console.log(declared.newKey);
  for (const { reader, rows } of declared.setBack)
    console.log(`set back to fact ${lost.journal}: ${reader}, ${rows} ${rows === 1 ? 'row' : 'rows'}`);
  console.log(
    'Tell the witnesses the new name and key. The statement is at /log/predecessor; start the server again.',
  );
  return 0;
}

/** Where notices had been told of facts that are gone and that no head had held: nothing public is lost, and they are told anew. */
async function setBack(where: Where, confirmed: string | undefined): Promise<number> {
  const { journal, ahead } = await readersAheadLocally(where);
  if (ahead.length === 0)
    throw new Error(`nobody stands ahead of the journal, which ends at fact ${journal}`);
  for (const { reader, at } of ahead)
    console.log(`${reader} has come to fact ${at}, the journal ends at ${journal}`);
  if (confirmed !== String(journal)) {
    console.log(`To set them back, stop every server and repeat with --confirm ${journal}`);
    return 1;
  }
  for (const { reader, rows } of await setReadersBackLocally(where))
    console.log(`set back to fact ${journal}: ${reader}, ${rows} ${rows === 1 ? 'row' : 'rows'}`);
  return 0;
}

async function adopt(where: Where, file: string | undefined, confirmed: string | undefined): Promise<number> {
  if (file !== undefined) {
    const given = await readFile(resolve(process.env.INIT_CWD ?? process.cwd(), file));
    console.log(`taken over: ${said(await adoptHeadLocally(where, new Uint8Array(given)))}`);
    return 0;
  }
  const found = await headToAdoptLocally(where);
  if (found === null) throw new Error('the database holds no signed head: there is nothing to take over');
  if (confirmed !== String(found.size)) {
    console.log(`the database holds a signed head of ${said(found)}`);
    console.log(
      `Compare it with a witness or a mirror: if one of them has more, the database has lost its tail. If not, repeat with --confirm ${found.size}`,
    );
    return 1;
  }
  console.log(`taken over: ${said(await adoptHeadLocally(where, null))}`);
  return 0;
}
