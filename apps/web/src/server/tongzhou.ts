import type {
  Area,
  DutyBook,
  ErasureReason,
  Fact,
  IntegerProgramSolver,
  ItemIndex,
  NoticeKind,
  Person,
  PlanTerms,
  ReadingReason,
  Refusal,
  Result,
  Review,
  State,
  TrialBalance,
  Urgency,
  Viewpoint,
} from '@tongzhou/domain';

type Actor = { readonly organisation: string; readonly seat: string };

/** Who is signed in. */
export type Visitor = Actor & { readonly name: string };

export type Outcome =
  | { readonly ok: true; readonly result: Readonly<Record<string, unknown>>; readonly replayed: boolean }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export type DemoAccount = {
  readonly email: string;
  readonly organisation: string;
  readonly duty: { readonly zh: string; readonly en: string };
};

/**
 * What the pages need of the server, handed to them on each request. The pages import no server code: they are built
 * apart, and hold no rules.
 */
export type Tongzhou = {
  readonly application: {
    readonly state: State;
    readonly items: ItemIndex;
    readonly integerProgram: IntegerProgramSolver;
    readonly areas: ReadonlyMap<string, Area>;
    readonly duties: DutyBook;
    readonly clock: { now(): Date; readonly isExercise: boolean };
    readonly planLibrary: ReadonlyMap<string, PlanTerms>;
    readonly damagedAt: number | null;
    readonly persons: Persons;
    execute(
      actor: Actor,
      name: string,
      input: unknown,
      options?: { idempotencyKey?: string },
    ): Promise<Outcome>;
  };
  readonly identity: {
    actorOf(headers: Headers): Promise<Visitor | null>;
    signIn(request: {
      email: string;
      password: string;
      headers: Headers;
      address?: string;
    }): Promise<{ ok: true; setCookie: readonly string[] } | { ok: false; reason: 'wrong' | 'too-many' }>;
    /** An account for an organisation that nobody knows yet. */
    join(newcomer: {
      email: string;
      name: string;
      password: string;
      headers: Headers;
      address?: string;
    }): Promise<
      | { ok: true; setCookie: readonly string[]; visitor: Visitor }
      | { ok: false; reason: 'closed' | 'password' | 'taken' | 'too-many' }
    >;
    signOut(headers: Headers): Promise<{ setCookie: readonly string[] }>;
    demoAccounts(): readonly DemoAccount[];
  };
  /** Plans that are being carried out. */
  readonly activations: {
    haltOf(incident: string): { readonly at: string; readonly refusals: readonly Refusal[] } | null;
  };
  readonly log: {
    readonly origin: string;
    readonly verifierKey: string;
    checkpointText(): Promise<string>;
    /** Proof of a fact, and whether it holds against the current checkpoint; null while it is not in the log yet. */
    proofOf(position: number): Promise<{ index: number; size: number; text: string; holds: boolean } | null>;
  };
  readonly reports: {
    /** How a response went; null where there is no such incident. */
    afterAction(incident: string): Promise<Review | null>;
    /** At a moment (ISO 8601 UTC), or now. Refused where the moment is still to come. */
    trialBalance(at?: string): Promise<Result<Moment & { readonly data: TrialBalance }>>;
    /** Public facts of an incident, the newest first. */
    latestFacts(asked: {
      incident: string;
      before?: number | undefined;
      topic?: string | undefined;
      limit: number;
    }): Promise<readonly Fact[]>;
    statement(asked: {
      account: string;
      cursor?: { position: number; transfer: string } | undefined;
      limit: number;
    }): Promise<Result<Moment & { readonly next: string | null; readonly data: Statement }>>;
  };
  readonly notifications: {
    readonly notices: {
      page(reader: Actor, before?: number | null): Promise<readonly ToldNotice[]>;
      unseen(reader: Actor): Promise<number>;
      seenUpTo(reader: Actor): Promise<number>;
      markSeen(reader: Actor, number: number): Promise<void>;
    };
    /** Null where no server of the post is named. */
    readonly postman: object | null;
    readonly mail: {
      of(actor: Actor): Promise<MailPreference>;
      set(actor: Actor, wanted: MailPreference): Promise<boolean>;
    };
    readonly devices: {
      publicKey(): Promise<string>;
      list(
        reader: Actor,
      ): Promise<readonly { id: string; label: string; mode: 'urgent' | 'all'; createdAt: string }[]>;
      remove(actor: Actor, id: string): Promise<boolean>;
    };
    readonly webhooks: {
      add(
        actor: Actor,
        asked: { url: string; kinds: readonly NoticeKind[] | null },
      ): Promise<Result<{ id: string; secret: string }>>;
      list(actor: Actor): Promise<
        readonly {
          id: string;
          url: string;
          kinds: readonly NoticeKind[] | null;
          disabled: string | null;
          previousUntil: string | null;
          waiting: number;
          dead: number;
        }[]
      >;
      chooseKinds(actor: Actor, id: string, kinds: readonly NoticeKind[] | null): Promise<boolean>;
      rotate(actor: Actor, id: string): Promise<{ secret: string } | null>;
      remove(actor: Actor, id: string): Promise<boolean>;
      sendAgain(actor: Actor, id: string): Promise<number | null>;
    };
  };
  readonly receipts: {
    /** The receipt as a PDF; `pending` while the log does not hold it yet, `busy` when too many are being made. */
    pdf(
      code: string,
      language: 'zh' | 'en',
      address: string,
    ): Promise<Uint8Array | 'pending' | 'busy' | null>;
  };
};

export type MailPreference = {
  readonly mode: 'off' | 'urgent' | 'all';
  readonly language: 'zh' | 'en';
  /** Minutes after midnight in China. */
  readonly quiet: { readonly from: number; readonly until: number } | null;
  readonly kinds: readonly NoticeKind[] | null;
};
export type ToldNotice = {
  readonly number: number;
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  readonly exercise: boolean;
  readonly title: { readonly zh: string; readonly en: string };
  readonly path: string;
  readonly at: string;
};

/** A point of the journal, and the moment of the fact there. */
type Moment = { readonly position: number; readonly at: string | null };
type Statement = {
  readonly account: string;
  readonly unit: string;
  readonly opening: { readonly balance: number; readonly reserved: number };
  readonly lines: readonly {
    readonly transfer: string;
    readonly phase: 'posted' | 'pending' | 'post' | 'void';
    readonly position: number;
    readonly at: string;
    readonly fact: string;
    readonly direction: 'in' | 'out';
    readonly counterpart: string;
    readonly amount: number;
    readonly balance: number;
    readonly reserved: number;
  }[];
};

type Holder = { receiptCode: string; secret: string; address?: string };

/** The data of persons who gave: to be had by the person's receipt, or by staff of the receiver, with a reason. */
export type Persons = {
  retentionDays(): Promise<number>;
  copy(holder: Holder): Promise<Result<PersonCopy>>;
  erase(holder: Holder): Promise<Result<{ receiptCode: string }>>;
  held(actor: Actor): Promise<readonly { receiptCode: string; receivedAt: string; held: boolean }[]>;
  read(
    actor: Actor,
    reading: { receiptCode: string; reason: ReadingReason; note: string | null; breakGlass: boolean },
  ): Promise<Result<{ receiptCode: string; person: Person }>>;
  eraseFor(
    actor: Actor,
    erasure: { receiptCode: string; reason: ErasureReason },
  ): Promise<Result<{ receiptCode: string }>>;
  records(actor: Actor): Promise<
    Result<{
      readings: readonly Looked[];
      erasures: readonly {
        receiptCode: string;
        at: string;
        by: string;
        seat: string | null;
        reason: string;
      }[];
    }>
  >;
};
type Looked = {
  receiptCode: string;
  at: string;
  seat: string;
  reason: string;
  note: string | null;
  breakGlass: boolean;
};
export type PersonCopy = {
  readonly receiptCode: string;
  readonly person: Person;
  readonly commitment: string;
  readonly salt: string;
  readonly receiver: string;
  readonly recordedAt: string;
  readonly readings: readonly { at: string; reason: string; breakGlass: boolean }[];
};

export function viewpoint({ application }: Tongzhou): Viewpoint {
  const { state, items, areas, duties, integerProgram, clock } = application;
  return { state, items, areas, duties, integerProgram, now: clock.now().toISOString() };
}
