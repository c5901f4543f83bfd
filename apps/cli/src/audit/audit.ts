import {
  PUBLISHED_VIEWS,
  type PublishedAnswer,
  publishedViews,
  Replay,
  type State,
  type Viewpoint,
} from '@tongzhou/domain';
import { readAreas, readItems } from '@tongzhou/server';
import {
  createVerifier,
  keyChain,
  LogClient,
  readRotations,
  toBase64,
  type WitnessPolicy,
} from '@tongzhou/tlog';
import { firstDifference } from './difference.ts';
import { Site } from './site.ts';

export type AuditOptions = {
  readonly url: string;
  /** The verifier key, from a channel other than the site; else the site's own word is taken for it. */
  readonly key: string | undefined;
  /** Which witnesses must have cosigned the checkpoint; without it, none is asked for. */
  readonly policy?: WitnessPolicy | undefined;
  readonly onProgress: (line: string) => void;
};

export type AuditResult = { readonly entries: number; readonly root: string; readonly compared: number };

/** Facts enter the log within a few seconds of their commit; so long the audit waits for one that a page counts. */
const LOG_LAG_MS = 10_000;

/** Checks all that a site publishes against its public log. Throws, naming the first thing that is wrong. */
export async function audit({ url, key, policy, onProgress }: AuditOptions): Promise<AuditResult> {
  const site = new Site(url);
  const verifierKey = key ?? (await site.text('log/key')).trim();
  if (!key) onProgress(`log key (taken from the site; compare it through another channel): ${verifierKey}`);
  const [items, areas] = await Promise.all([readItems(), readAreas()]);
  const published = await fetchPublished(site);
  const served = await site.facts();
  const read = (path: string) => site.bytes(`log/${path}`);
  const log = await keyChain(await createVerifier(verifierKey), await readRotations(read));
  const client = new LogClient({ log, read, ...(policy && { policy }) });
  const wanted = Math.max(0, ...published.map((each) => each.position), served.at(-1)?.position ?? 0);

  const deadline = Date.now() + LOG_LAG_MS;
  for (;;) {
    const checkpoint = await client.checkpoint();
    const replay = new Replay(items);
    const waiting = [...published].sort((a, b) => a.position - b.position);
    let at = 0;
    let compared = 0;
    const compareUpTo = (position: number) => {
      while (waiting[0] && waiting[0].position < position) {
        compare(waiting.shift() as PublishedAnswer, { state: replay.state, items, areas });
        compared += 1;
      }
    };
    onProgress(`checkpoint of ${checkpoint.size} entries, signed by ${checkpoint.origin}`);
    const report = await client.audit(checkpoint, (entry) => {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(entry.bytes);
      const position = Number((JSON.parse(text) as { position?: unknown }).position);
      compareUpTo(position);
      replay.take(text);
      const journal = served[at];
      if (journal && journal.position <= position) {
        if (journal.text !== text)
          throw new Error(
            `journal: fact ${journal.position} as served differs from entry ${entry.index} of the log`,
          );
        at += 1;
      }
    });
    if (replay.state.position < wanted && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    compareUpTo(replay.state.position + 1);
    const late = waiting[0];
    if (late) throw new Error(`${late.view}: counts fact ${late.position}, which the log does not hold`);
    if (at < served.length)
      throw new Error(`journal: fact ${served[at]?.position} is served but not in the log`);
    onProgress(
      `${report.tilesChecked} tiles, ${report.entriesChecked} entries, ${compared} published views compared`,
    );
    return { entries: report.size, root: toBase64(report.root), compared };
  }
}

async function fetchPublished(site: Site): Promise<PublishedAnswer[]> {
  const incidents = await site.json<{ data: { id: string }[] }>('api/v1/incidents');
  const answers: PublishedAnswer[] = [];
  for (const { id } of incidents.data) {
    for (const view of PUBLISHED_VIEWS)
      answers.push(await site.json<PublishedAnswer>(`api/v1/incidents/${id}/${view}`));
  }
  return answers;
}

function compare(answer: PublishedAnswer, at: { state: State } & Omit<Viewpoint, 'now'>): void {
  const view: Viewpoint = { ...at, now: answer.now };
  // As JSON, so that both sides have lost what JSON cannot say.
  const computed = JSON.parse(JSON.stringify(publishedViews[answer.view](view, answer.incident)));
  const difference = firstDifference(answer.data, computed);
  if (difference) throw new Error(`published ${answer.view} of ${answer.incident}: ${difference}`);
}
