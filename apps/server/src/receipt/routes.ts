import { refusal } from '@tongzhou/domain';
import { type Language, languageOf } from '@tongzhou/messages';
import { type Context, Hono } from 'hono';
import { forOtherSites } from '../http/other-sites.ts';
import { doorProblem, problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { BUSY, PENDING, RETRY_AFTER_SECONDS, UNCHECKED } from './receipts.ts';

/** `GET /receipts/{code}`, `…/receipt.pdf`, `…/receipt.tlog-proof`: a gift's receipt, for people and programs; and the slip of a refund. */
export function receiptRoutes({ application, receipts }: Services): Hono {
  const routes = new Hono();
  routes.use('/receipts/*', forOtherSites());
  routes.get('/receipts/:code', (context) => {
    const code = codeOf(context);
    const position = receipts.positionOf(code);
    if (position === null) return unknown(context, code);
    const base = `/api/v1/receipts/${code}`;
    return context.json({
      code,
      position,
      proof: `${base}/receipt.tlog-proof`,
      pdf: `${base}/receipt.pdf`,
      entry: `/log/fact/${position}`,
    });
  });
  routes.get('/receipts/:code/receipt.tlog-proof', async (context) => {
    const code = codeOf(context);
    const proof = await receipts.proof(code);
    if (proof === null) return unknown(context, code);
    if (proof === UNCHECKED) return doorProblem(context, 409, 'receipt-unchecked');
    if (proof === PENDING) return later(context, 'receipt-pending');
    return file(context, proof, 'text/plain; charset=utf-8', `${code}.tlog-proof`);
  });
  const slip = '/incidents/:incident/refunds/:id/slip.pdf';
  routes.use(slip, forOtherSites());
  routes.get(slip, async (context) => {
    const { incident, id } = context.req.param();
    const language = languageIn(context);
    const pdf = await receipts.slip({ incident, id }, language, application.publicUrl);
    if (pdf === null)
      return problem(context, [
        refusal('not-found', { kind: 'refund', id: id.slice(0, 100) }, { field: 'id' }),
      ]);
    if (pdf === PENDING) return later(context, 'receipt-pending');
    if (pdf === BUSY) return later(context, 'too-many-requests');
    return file(context, pdf, 'application/pdf', `${id}-${language}.pdf`);
  });
  routes.get('/receipts/:code/receipt.pdf', async (context) => {
    const code = codeOf(context);
    const language = languageIn(context);
    const pdf = await receipts.pdf(code, language, application.publicUrl);
    if (pdf === null) return unknown(context, code);
    if (pdf === UNCHECKED) return doorProblem(context, 409, 'receipt-unchecked');
    if (pdf === PENDING) return later(context, 'receipt-pending');
    if (pdf === BUSY) return later(context, 'too-many-requests');
    return file(context, pdf, 'application/pdf', `${code}-${language}.pdf`);
  });
  return routes;
}

function languageIn(context: Context): Language {
  const asked = context.req.query('language');
  return asked === 'zh' || asked === 'en' ? asked : languageOf(context.req.header('accept-language'));
}

const codeOf = (context: Context): string =>
  (context.req.param('code') ?? '').slice(0, 40).trim().toUpperCase();

const unknown = (context: Context, code: string): Response =>
  problem(context, [refusal('not-found', { kind: 'receipt', id: code }, { field: 'code' })]);

function later(context: Context, code: 'receipt-pending' | 'too-many-requests'): Response {
  context.header('retry-after', String(RETRY_AFTER_SECONDS));
  return doorProblem(context, 503, code);
}

/** A new checkpoint makes a new receipt: both stay true, and nothing between may keep an old one for ever. */
function file(context: Context, bytes: Uint8Array, type: string, name: string): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'cache-control': 'no-cache',
  });
}
