import type { Area, ItemIndex, Refusal, State, Viewpoint } from '@tongzhou/domain';

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
    readonly areas: ReadonlyMap<string, Area>;
    readonly clock: { now(): Date; readonly isExercise: boolean };
    readonly damagedAt: number | null;
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
    signOut(headers: Headers): Promise<{ setCookie: readonly string[] }>;
    demoAccounts(): readonly DemoAccount[];
  };
  readonly log: {
    readonly origin: string;
    readonly verifierKey: string;
    checkpointText(): Promise<string>;
    /** Proof of a fact, and whether it holds against the current checkpoint; null while it is not in the log yet. */
    proofOf(position: number): Promise<{ index: number; size: number; text: string; holds: boolean } | null>;
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

export function viewpoint({ application }: Tongzhou): Viewpoint {
  const { state, items, areas, clock } = application;
  return { state, items, areas, now: clock.now().toISOString() };
}
