import { ERASURE_REASONS } from '@tongzhou/domain';
import { FILE_TYPES, type FileType } from '@tongzhou/formats';
import { Hono } from 'hono';
import { z } from 'zod';
import { readBody, readBytes } from '../http/body.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { doorProblem, problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { READERS } from './files.ts';
import { FILE_LIMITS } from './limits.ts';

const BYTES_MAX = 1_000;
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
export const fileErasureSchema = z.strictObject({ reason: z.enum(ERASURE_REASONS) });

/**
 * `POST /files?incident=…` takes the bytes as they are, whatever type they are said to be; `GET /files/{fingerprint}` hands them
 * out to whoever may see them, never as something that a browser would run; `…/about` tells everybody whether it is still there.
 */
export function fileRoutes({ application: { files }, identity }: Services): Hono {
  const routes = new Hono();
  routes.post('/files', signedIn(identity, { tokens: 'any' }), async (context) => {
    const bytes = await readBytes(context, FILE_LIMITS.bytes);
    if (!bytes.ok) return problem(context, bytes.refusals);
    const incident = context.req.query('incident') ?? null;
    const done = await files.put(context.get('actor'), { incident, bytes: bytes.value });
    return done.ok ? context.json(done.value, 201) : problem(context, done.refusals);
  });
  routes.get('/files/:hash/about', async (context) =>
    context.json(await files.about(hashOf(context.req.param('hash')))),
  );
  routes.get('/files/:hash', signedIn(identity, { tokens: 'any' }), async (context) => {
    // What a file holds may be of a person: a program reads it in one of the functions that open files.
    if (READERS.every((each) => identity.whyNotInFunction(context.get('actor'), each) !== null))
      return doorProblem(context, 403, 'token-scope');
    const hash = hashOf(context.req.param('hash'));
    const found = await files.read(context.get('actor'), hash);
    if (!found.ok) return problem(context, found.refusals);
    const { type, bytes } = found.value;
    const name = `${hash.slice(0, 16)}.${FILE_TYPES[type as FileType] ?? 'bin'}`;
    const disposition = type.startsWith('image/') ? 'inline' : 'attachment';
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': type,
      'content-disposition': `${disposition}; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
  routes.post('/files/:hash/erase', signedIn(identity, { isFinal: true }), async (context) => {
    const body = await readBody(context, BYTES_MAX, fileErasureSchema);
    if (!body.ok) return problem(context, body.refusals);
    const hash = hashOf(context.req.param('hash'));
    const done = await files.erase(context.get('actor'), { hash, reason: body.value.reason });
    return done.ok ? context.json(done.value) : problem(context, done.refusals);
  });
  return routes;
}

/** What is no fingerprint is none of ours. */
const hashOf = (typed: string): string => (hashSchema.safeParse(typed).success ? typed : '-');
