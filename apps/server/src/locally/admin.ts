import { runningOn } from '../folder/running.ts';

/** A link to the page of the installation, which works once, of the server that runs on a folder. */
export async function adminLink(folder: string): Promise<string> {
  const running = await runningOn(folder);
  if (!running) throw new Error(`no server runs on ${folder}: tongzhou doctor looks at what is there`);
  const response = await fetch(new URL('/api/operator/installation-link', running.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${running.operator}` },
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const { path } = (await response.json()) as { path: string };
  return new URL(path, process.env.TONGZHOU_PUBLIC_URL || running.url).href;
}
