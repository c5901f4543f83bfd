import { accept, type Result, refuse, refuseAll } from '@tongzhou/domain';
import type { Context } from 'hono';
import type { z } from 'zod';
import { whyNotStorable } from './storable.ts';

/** Reads a JSON body, and stops reading as soon as it is too large. */
export async function readJsonBody(context: Context, limitBytes: number): Promise<Result<unknown>> {
  const text = await readText(context, limitBytes);
  if (!text.ok) return text;
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch (error) {
    return refuse('not-json', { detail: (error as Error).message.slice(0, 200) });
  }
  const unfit = whyNotStorable(value);
  return unfit ? refuseAll([unfit]) : accept(value);
}

/** The same, and in the form of a schema of the API's own. */
export async function readBody<Schema extends z.ZodType>(
  context: Context,
  limitBytes: number,
  schema: Schema,
): Promise<Result<z.output<Schema>>> {
  const body = await readJsonBody(context, limitBytes);
  if (!body.ok) return body;
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return accept(parsed.data);
  return refuseAll(
    parsed.error.issues.flatMap(({ message, path }) => {
      const field = path.map(String).join('.');
      const refused = refuse('input-invalid', { detail: message }, field === '' ? {} : { field });
      return refused.refusals;
    }),
  );
}

async function readText(context: Context, limitBytes: number): Promise<Result<string>> {
  const tooLarge = refuse('body-too-large', { limitBytes });
  if (Number(context.req.header('content-length') ?? 0) > limitBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
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
    return accept(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (error) {
    // Bytes that are not UTF-8, or a caller who hung up.
    return refuse('not-json', { detail: (error as Error).message.slice(0, 200) });
  }
}
