import type { Refusal } from '@tongzhou/domain';
import {
  inOneLine,
  type ProblemCode,
  problemSentences,
  type ReaderLanguage,
  readerLanguageOf,
  say,
  sayRefusal,
  statusOf,
} from '@tongzhou/messages';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { FAULTS, type FaultCode } from '../fault/fault.ts';
import type { DoorFault } from '../identity/index.ts';
import type { Stopped } from '../journal/fence.ts';
import './variables.ts';

const languageAsked = (context: Context): ReaderLanguage =>
  readerLanguageOf(context.req.header('accept-language'));

/**
 * RFC 9457 problem details: a stable code, the field and the rule, and the sentence in the caller's language; in
 * `messages` in both, in `errors` every single thing that is wrong.
 */
export function problemOf(context: Context, refusals: readonly Refusal[]) {
  const language = languageAsked(context);
  const errors = refusals.map((refusal) => ({
    ...refusal,
    ...sayRefusal(refusal, language, context.get('names')),
  }));
  const [first] = errors;
  if (!first) throw new Error('a problem without a refusal');
  return {
    type: `urn:tongzhou:problem:${first.code}`,
    title: first.title,
    status: statusOf(first.code) as ContentfulStatusCode,
    detail: inOneLine([first.detail, first.whatToDo], language),
    code: first.code,
    field: first.field,
    rule: first.rule,
    parameters: first.parameters,
    errors,
    messages: { zh: inWords(context, refusals, 'zh'), en: inWords(context, refusals, 'en') },
  };
}

export function problem(context: Context, refusals: readonly Refusal[]): Response {
  const body = problemOf(context, refusals);
  if (body.status === 503) context.header('retry-after', RETRY_SECONDS);
  // RFC 9110, 15.5.2: a 401 says how to sign in.
  if (body.status === 401) context.header('www-authenticate', 'Bearer realm="tongzhou"');
  return send(context, body.status, body);
}

type WithGroups = { readonly groups?: readonly ({ readonly refusals?: readonly Refusal[] } | null)[] };

/** A batch answers each group in its place: those refused get their sentences, as a whole refusal would. */
export function sayRefusalsWithin(context: Context, result: object): object {
  const { groups } = result as WithGroups;
  if (!Array.isArray(groups)) return result;
  const language = languageAsked(context);
  const say = (refusal: Refusal) => ({
    ...refusal,
    ...sayRefusal(refusal, language, context.get('names')),
  });
  return {
    ...result,
    groups: groups.map((group) =>
      group?.refusals ? { ...group, refusals: group.refusals.map(say) } : group,
    ),
  };
}

/** A problem that no rule of the domain has found: a wrong address, too many requests, a fault of our own. */
export function doorProblem(
  context: Context,
  status: ContentfulStatusCode,
  code: ProblemCode,
  more: Record<string, unknown> = {},
): Response {
  return send(context, status, bodyOf(context, status, code, more));
}

/** Who it is is known, and not well enough: RFC 9470 names the answer 401 with an error that a program can tell. */
export function faultAtDoor(context: Context, fault: DoorFault): Response {
  if (fault === 'step-up-needed')
    context.header('www-authenticate', 'Bearer realm="tongzhou", error="insufficient_user_authentication"');
  return doorProblem(context, FAULT_STATUS[fault], fault);
}

/** The same, of one command among several. */
export const faultBody = (context: Context, fault: DoorFault) => bodyOf(context, FAULT_STATUS[fault], fault);

const FAULT_STATUS = {
  'email-unconfirmed': 403,
  'step-up-needed': 401,
  'token-scope': 403,
  'person-needed': 403,
} as const;

function bodyOf(
  context: Context,
  status: ContentfulStatusCode,
  code: ProblemCode,
  more: Record<string, unknown> = {},
) {
  const language = languageAsked(context);
  const { title, detail, whatToDo } = problemSentences[code];
  const whole = (each: ReaderLanguage) =>
    inOneLine(
      [title, detail, whatToDo].map((part) => say(part, each)),
      each,
    );
  return {
    type: `urn:tongzhou:problem:${code}`,
    title: say(title, language),
    status,
    detail: inOneLine([say(detail, language), say(whatToDo, language)], language),
    code,
    field: null,
    rule: null,
    parameters: {},
    errors: [],
    messages: { zh: whole('zh'), en: whole('en') },
    ...more,
  };
}

/** The cause stays in the operator's log; the caller gets a number to name it by. */
export const unexpected = (context: Context): Response =>
  doorProblem(context, 500, 'unexpected', { id: context.get('requestId') });

/** Something is wrong with the machine or the database: by its name, and when it is worth asking again. */
export function machineFault(context: Context, code: FaultCode): Response {
  const { status, retry } = FAULTS[code];
  context.header('retry-after', String(retry));
  return doorProblem(context, status, code);
}

const RETRY_SECONDS = '2';

/** The way to the database broke, and what came of it is not known yet. */
export function recordUnsure(context: Context): Response {
  context.header('retry-after', RETRY_SECONDS);
  return doorProblem(context, 503, 'record-unsure');
}

/** Of several servers none writes at the moment, or the one that does could not be asked. */
export function writerAway(context: Context): Response {
  context.header('retry-after', RETRY_SECONDS);
  return doorProblem(context, 503, 'writer-away');
}

/** The database is not what this server has published: nothing else is said any more. */
export function recordStopped(context: Context, { code, says }: Stopped): Response {
  const language = languageAsked(context);
  const body = bodyOf(context, 503, 'record-stopped', { parameters: { why: code } });
  const { zh, en } = body.messages;
  return send(context, 503, {
    ...body,
    detail: inOneLine([say(says, language), body.detail], language),
    messages: { zh: inOneLine([says.zh, zh], 'zh'), en: inOneLine([says.en, en], 'en') },
  });
}

function send(context: Context, status: ContentfulStatusCode, body: object): Response {
  return context.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': languageAsked(context),
    'cache-control': 'no-store',
    vary: 'Accept-Language',
  });
}

/** What a person reads through; `errors` holds them all. */
const SENTENCES_MAX = 20;

function inWords(context: Context, refusals: readonly Refusal[], language: ReaderLanguage): string {
  const sentences = refusals.slice(0, SENTENCES_MAX).map((each) => {
    const { title, detail, whatToDo } = sayRefusal(each, language, context.get('names'));
    const field = each.field === null ? '' : language === 'zh' ? `${each.field}：` : `${each.field}: `;
    return field + inOneLine([title, detail, whatToDo], language);
  });
  return inOneLine(sentences, language);
}
