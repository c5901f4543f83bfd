import type { IncomingMessage, ServerResponse } from 'node:http';
import { NotTheWriter } from '../journal/lease.ts';
import type { Outcome, Submitted } from '../journal/submitted.ts';
import { type Answered, FORWARD_PATH } from './forwarder.ts';
import { isSecret } from './secret.ts';

/** As much as a whole import, several times. */
const BYTES_MAX = 256 * 1_048_576;

export const isForwarded = (url: string): boolean => url === FORWARD_PATH;

type Options = {
  readonly secret: string;
  readonly writes: () => boolean;
  readonly submit: (submitted: Submitted) => Promise<Outcome>;
};

/** Takes in what other servers of this installation were asked. Their mandates are judged here as those of anybody. */
export async function takeForwarded(
  request: IncomingMessage,
  response: ServerResponse,
  { secret, writes, submit }: Options,
): Promise<void> {
  const said = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  // To anybody else there is nothing here.
  if (request.method !== 'POST' || !isSecret(said, secret)) return end(response, 404);
  if (!writes()) return end(response, 421);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BYTES_MAX) return end(response, 413);
    chunks.push(chunk);
  }
  const submissions = JSON.parse(Buffer.concat(chunks).toString('utf8')) as readonly Submitted[];
  const answered = await Promise.all(submissions.map((each) => answerOf(submit(each))));
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(answered));
}

async function answerOf(doing: Promise<Outcome>): Promise<Answered> {
  try {
    return { outcome: await doing };
  } catch (error) {
    if (error instanceof NotTheWriter) return { moved: true };
    console.error('tongzhou: what another server handed in:', error);
    return { failed: (error as Error).message };
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'cache-control': 'no-store', connection: 'close' });
  response.end();
}
