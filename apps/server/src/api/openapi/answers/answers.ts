import type { CommandAnswers, Review, whatIf } from '@tongzhou/domain';
import type { Files } from '../../../file/files.ts';
import type { Identity, Visitor } from '../../../identity/index.ts';
import type { ImportReport } from '../../../imports/report.ts';
import type { MailPreference } from '../../../notification/mail/preferences.ts';
import type { ToldNotice } from '../../../notification/notice-row.ts';
import type { Services } from '../../../services.ts';
import type { Health, Readiness } from '../../health.ts';
import type { Held } from '../../query/envelope.ts';
import type { PublishedAnswers } from '../../query/published.ts';
import type { QueryAnswers } from '../../query/queries.ts';

/** What a promise comes to, where it comes to something. */
type Kept<Value> = NonNullable<Awaited<Value>>;
/** The same of a question that may be refused. */
type Accepted<Value> =
  Extract<Awaited<Value>, { readonly ok: true }> extends { readonly value: infer Held } ? Held : never;

type Persons = Services['application']['persons'];
type Texts = Services['texts'];
type Told = Services['notifications'];

/**
 * What the API answers, operation by operation, said with the types of the code that answers. `npm run openapi` writes
 * from these types the JSON Schemas that the OpenAPI document holds (`schemas.json`); nothing here runs.
 */
type PublicVisitor = Pick<Visitor, 'organisation' | 'seat' | 'name'> & { readonly emailToConfirm: boolean };

export type Answers = {
  /** By path below `/api/v1`. */
  readonly queries: QueryAnswers;
  /** By the name of the view. */
  readonly published: PublishedAnswers;
  /** By the name of the command: what it decides, and what the server adds. */
  readonly commands: Omit<CommandAnswers, 'donation.receive' | 'signature-codes.issue'> & {
    readonly 'signature-codes.issue': CommandAnswers['signature-codes.issue'] & {
      /** Shown once, where the server drew them; it keeps none. */
      readonly codes?: readonly string[];
    };
    readonly 'donation.receive': CommandAnswers['donation.receive'] & {
      /** Handed to a person who gives, once: who has it may have the data of the gift erased. */
      readonly receiptSecret?: string;
    };
  };
  /** By operation. */
  readonly others: {
    readonly 'sign-in': PublicVisitor;
    readonly 'sign-in.code': PublicVisitor;
    readonly 'passkeys.sign-in': PublicVisitor;
    readonly newcomers: PublicVisitor;
    readonly me: PublicVisitor;
    readonly sessions: { readonly sessions: Awaited<ReturnType<Identity['sessions']>> };
    readonly tokens: { readonly tokens: Awaited<ReturnType<Identity['tokens']>> };
    readonly 'tokens.create': {
      readonly token: string;
      readonly label: string;
      readonly functions: readonly string[];
      readonly expiresAt: string;
    };
    readonly 'imports.needs': ImportReport;
    readonly 'what-if': Held<ReturnType<typeof whatIf>>;
    readonly 'after-action': Held<Review>;
    readonly 'files.put': Accepted<ReturnType<Files['put']>>;
    readonly 'files.about': Awaited<ReturnType<Files['about']>>;
    readonly 'files.erase': Accepted<ReturnType<Files['erase']>>;
    readonly 'person.copy': Accepted<ReturnType<Persons['copy']>>;
    readonly 'person.erase': Accepted<ReturnType<Persons['erase']>>;
    readonly 'person.read': Accepted<ReturnType<Persons['read']>>;
    readonly 'person.erase-for': Accepted<ReturnType<Persons['askToForget']>>;
    readonly 'text-looks': { readonly looks: Awaited<ReturnType<Texts['list']>> };
    readonly 'text-looks.ask': Accepted<ReturnType<Texts['ask']>>;
    readonly 'text-looks.pass': Accepted<ReturnType<Texts['pass']>>;
    readonly 'text-looks.send-back': Accepted<ReturnType<Texts['sendBack']>>;
    readonly 'text-looks.hand-in': Readonly<Record<string, unknown>>;
    readonly 'person.records': Accepted<ReturnType<Persons['records']>>;
    readonly 'notices.list': {
      readonly unseen: number;
      /** What to ask for with `before`; null at the end. */
      readonly next: number | null;
      readonly data: readonly ToldNotice[];
    };
    readonly 'notices.mail': MailPreference;
    readonly 'notices.devices': {
      /** For a browser's subscription. */
      readonly key: string;
      readonly data: Kept<ReturnType<Told['devices']['list']>>;
    };
    readonly 'notices.add-device': Accepted<ReturnType<Told['devices']['add']>>;
    readonly 'webhooks.list': { readonly data: Kept<ReturnType<Told['webhooks']['list']>> };
    readonly 'webhooks.add': Accepted<ReturnType<Told['webhooks']['add']>>;
    readonly 'webhooks.dead-letters': { readonly data: Kept<ReturnType<Told['webhooks']['dead']>> };
    readonly 'webhooks.send-again': { readonly again: number };
    readonly 'webhooks.rotate-secret': Kept<ReturnType<Told['webhooks']['rotate']>>;
    readonly health: Health;
    readonly ready: Readiness;
  };
};
