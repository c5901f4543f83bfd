import { accept, type Result, refuse } from '@tongzhou/domain';
import type { Context } from 'hono';

/** Reads a JSON body, and stops reading as soon as it is too large. */
export async function readJsonBody(context: Context, limitBytes: number): Promise<Result<unknown>> {
  const tooLarge = refuse('body-too-large', { limitBytes });
  if (Number(context.req.header('content-length') ?? 0) > limitBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = context.req.raw.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) break;
    bytes += value.length;
    if (bytes > limitBytes) {
      await reader?.cancel();
      return tooLarge;
    }
    chunks.push(value);
  }
  try {
    return accept(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))));
  } catch (error) {
    return refuse('not-json', { detail: (error as Error).message.slice(0, 200) });
  }
}
