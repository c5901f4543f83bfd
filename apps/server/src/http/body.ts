import { accept, formRefusals, type Result, refuse, refuseAll } from '@tongzhou/domain';
import { placeInJson } from '@tongzhou/formats';
import type { Context } from 'hono';
import type { z } from 'zod';
import { whyNotTaken } from './storable.ts';

/** Reads a JSON body, and stops reading as soon as it is too large. */
export async function readJsonBody(context: Context, limitBytes: number): Promise<Result<unknown>> {
  const text = await readText(context, limitBytes);
  if (!text.ok) return text;
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch (error) {
    return refuse('not-json', { why: 'syntax', ...placeInJson(error, text.value) });
  }
  const unfit = whyNotTaken(text.value, value);
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
  return refuseAll(formRefusals(parsed.error, body.value));
}

/** A body as it is, and no further than so many bytes. */
export async function readBytes(context: Context, limitBytes: number): Promise<Result<Buffer>> {
  const tooLarge = refuse('body-too-large', { limitBytes });
  if (Number(context.req.header('content-length') ?? 0) > limitBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = context.req.raw.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) return accept(Buffer.concat(chunks));
    bytes += value.length;
    if (bytes > limitBytes) {
      await reader?.cancel();
      return tooLarge;
    }
    chunks.push(value);
  }
}

async function readText(context: Context, limitBytes: number): Promise<Result<string>> {
  try {
    const bytes = await readBytes(context, limitBytes);
    return bytes.ok ? accept(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)) : bytes;
  } catch {
    // Bytes that are not UTF-8, or a caller who hung up.
    return refuse('not-json', { why: 'encoding', line: null, column: null });
  }
}
