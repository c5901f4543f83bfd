import { formatVerifierKey } from '@tongzhou/tlog';
import { Hono } from 'hono';
import type { Services } from '../services.ts';

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' };
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * `/log/…`: the log's files by their C2SP paths, its keys and their succession, its witnesses, and for a fact its entry
 * and proof. Full tiles never change
 * and may be cached for ever; the checkpoint must not be.
 */
export function logRoutes({ log }: Services): Hono {
  const routes = new Hono();
  routes.use('*', async (context, next) => {
    await next();
    context.header('access-control-allow-origin', '*');
    context.header('x-content-type-options', 'nosniff');
  });
  // Rotations are few, and each stays: a reader who trusts any one key of the log follows them to the others.
  routes.get('/rotation/:number{[1-9][0-9]{0,2}}', async (context) => {
    const bytes = await log.files.read(`rotation/${context.req.param('number')}`);
    return bytes ? context.body(new Uint8Array(bytes), 200, PLAIN) : context.notFound();
  });
  // A log that has lost entries ends openly: the statement of it, the last head, the last one that is left, and its keys.
  routes.get(
    '/predecessor/:rest{[1-9][0-9]?(?:/(?:head|common|rotation/[1-9][0-9]{0,2}))?}',
    async (context) => {
      const bytes = await log.files.read(`predecessor/${context.req.param('rest')}`);
      return bytes ? context.body(new Uint8Array(bytes), 200, PLAIN) : context.notFound();
    },
  );
  routes.get('/ended', (context) => context.json(log.ended, 200, { 'cache-control': 'no-cache' }));
  routes.get('/keys', (context) =>
    context.json(
      log.keys.map(({ verifier, from, to }) => ({
        key: formatVerifierKey(verifier),
        fromSize: from?.size ?? 0,
        toSize: to?.size ?? null,
      })),
    ),
  );
  routes.get('/policy', (context) => context.body(log.policyText, 200, PLAIN));
  routes.get('/witnesses', (context) =>
    context.json({ policy: log.policyText, witnesses: log.witnesses }, 200, { 'cache-control': 'no-cache' }),
  );
  routes.get('/key', (context) => context.text(`${log.verifierKey}\n`));
  routes.get('/checkpoint', async (context) => {
    const text = await log.checkpointText();
    return context.body(text, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
  routes.get('/proof/:position{[0-9]{1,15}}', async (context) => {
    const proof = await log.proofOf(Number(context.req.param('position')));
    if (!proof) return context.notFound();
    const name = `fact-${context.req.param('position')}.tlog-proof`;
    return context.body(proof.text, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-cache',
    });
  });
  routes.get('/fact/:position{[0-9]{1,15}}', async (context) => {
    const body = await log.entryOf(Number(context.req.param('position')));
    return body === null
      ? context.notFound()
      : context.body(body, 200, { 'content-type': 'application/json' });
  });
  routes.get('/tile/*', async (context) => {
    const path = context.req.path.replace(/^.*?\/log\//, '');
    if (!/^tile\/(entries|\d{1,2})\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?$/.test(path)) return context.notFound();
    const bytes = await log.files.read(path);
    if (!bytes) return context.notFound();
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': FOREVER,
    });
  });
  return routes;
}
