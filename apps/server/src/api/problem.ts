import type { Refusal, RefusalCode } from '@tongzhou/domain';
import { languageOf, sayRefusal } from '@tongzhou/messages';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The HTTP status of a refusal; 422 for all that is wrong with what was asked. */
const STATUS: Partial<Record<RefusalCode, ContentfulStatusCode>> = {
  'not-json': 400,
  'sign-in-required': 401,
  'mandate-missing': 403,
  'mandate-wider-than-own': 403,
  'four-eyes': 403,
  'conflict-of-interest': 403,
  'not-found': 404,
  'already-exists': 409,
  'wrong-state': 409,
  'idempotency-key-reused': 409,
  'stock-insufficient': 409,
  'incident-closed': 409,
  'published-is-permanent': 409,
  'body-too-large': 413,
  'journal-damaged': 503,
  'journal-moved': 503,
};

/** RFC 9457 problem details: a stable code, the field and the rule, and the sentence in the caller's language. */
export function problem(context: Context, refusals: readonly Refusal[]) {
  const language = languageOf(context.req.header('accept-language'));
  const errors = refusals.map((refusal) => {
    const said = sayRefusal(refusal, language);
    return { ...refusal, title: said.title, detail: [said.detail, said.whatToDo].filter(Boolean).join(' ') };
  });
  const first = errors[0];
  const status = (first && STATUS[first.code]) ?? 422;
  return problemJson(context, status, {
    type: `urn:tongzhou:problem:${first?.code ?? 'unknown'}`,
    title: first?.title,
    status,
    detail: first?.detail,
    code: first?.code,
    field: first?.field,
    rule: first?.rule,
    parameters: first?.parameters,
    errors,
    messages: {
      zh: refusals.map((each) => sentence(each, 'zh')).join(' '),
      en: refusals.map((each) => sentence(each, 'en')).join(' '),
    },
  });
}

export function problemJson(context: Context, status: ContentfulStatusCode, body: object) {
  return context.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': languageOf(context.req.header('accept-language')),
  });
}

function sentence(refusal: Refusal, language: 'zh' | 'en'): string {
  const { title, detail, whatToDo } = sayRefusal(refusal, language);
  return [title, detail, whatToDo].filter(Boolean).join(' ');
}
