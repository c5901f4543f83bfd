import { type ImportReport, importLocally, runningOn } from '@tongzhou/server';
import { settings } from '../settings.ts';

export type ImportTask = {
  readonly files: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly incident: string | undefined;
  readonly isCheck: boolean;
};

/** On this machine: through the server that runs on the data folder, or, if none does, on the folder itself. */
export async function importHere(data: string | undefined, task: ImportTask): Promise<ImportReport> {
  const { folder, databaseUrl, scenario } = settings({ data });
  const running = await runningOn(folder);
  if (running) return importThere(running.url, task, running.token);
  return importLocally({ folder, databaseUrl, scenario }, { ...task, onProgress: progress });
}

/** Over the network, with a token that may import. */
export async function importThere(
  url: string,
  task: ImportTask,
  token = process.env.TONGZHOU_TOKEN,
): Promise<ImportReport> {
  const own = token ?? (await localToken(url));
  const response = await fetch(new URL('/api/v1/imports/needs', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(own ? { authorization: `Bearer ${own}` } : {}) },
    body: JSON.stringify(task),
  });
  const answer = (await response.json()) as ImportReport & { title?: string; detail?: string };
  if (!response.ok) throw new Error(`${response.status} ${answer.title ?? ''} ${answer.detail ?? ''}`.trim());
  return answer;
}

/** The operator on the server's own machine needs no token in the environment. */
async function localToken(url: string): Promise<string | undefined> {
  const running = await runningOn(settings({}).folder);
  return running && new URL(running.url).port === new URL(url).port ? running.token : undefined;
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY && all > 0) process.stderr.write(`\r${done} / ${all}${done === all ? '\n' : ''}`);
}
