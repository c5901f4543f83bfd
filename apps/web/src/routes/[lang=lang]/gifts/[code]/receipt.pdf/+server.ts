import { texts } from '#site/texts.ts';
import { writtenLanguage } from '#texts/language.ts';

/** Facts enter the log within about a second of their commit. */
const RETRY_AFTER = '2';

/** The receipt to keep: a PDF that carries its own proof, in the language of the page. */
export const GET = async ({ params, locals }) => {
  const language = writtenLanguage(params.lang);
  const code = params.code.toUpperCase();
  const t = texts(params.lang).gift;
  const pdf = await locals.tongzhou.receipts.pdf(code, language, locals.tongzhou.application.publicUrl);
  if (pdf === null) return say(404, t.notFound);
  if (pdf === 'unchecked') return say(409, t.unchecked);
  if (pdf === 'pending' || pdf === 'busy')
    return say(503, pdf === 'busy' ? t.pdfBusy : t.proofPending, { 'retry-after': RETRY_AFTER });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${code.replace(/[^\w.-]/g, '_')}-${language}.pdf"`,
      'cache-control': 'no-cache',
    },
  });
};

const say = (status: number, sentence: string, headers: Record<string, string> = {}): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
