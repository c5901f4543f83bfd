import type { ColumnType, Generated } from 'kysely';

/** The tables as Kysely types them. `bigint` arrives as a number: every one of ours fits 2^53, and the schema checks it. */
export type Tables = {
  fact: {
    incident: string;
    position: number;
    type: string;
    at: ColumnType<Date, string, never>;
    public: boolean;
    body: string;
    hash: Uint8Array;
  };
  command: { seat: string; key: string; body_hash: string; outcome: string; position: number };
  account: {
    id: string;
    unit: string;
    may_go_below_zero: boolean;
    posted_in: Generated<number>;
    posted_out: Generated<number>;
    pending_in: Generated<number>;
    pending_out: Generated<number>;
  };
  transfer: {
    id: string;
    phase: string;
    unit: string;
    from_account: string;
    to_account: string;
    amount: number;
    pending_id: string | null;
    position: number;
  };
  log_file: { path: string; bytes: Uint8Array };
  log_head: {
    only_row: Generated<boolean>;
    size: number;
    position: number;
    root: Uint8Array | null;
    checkpoint: string | null;
    /** Of the tree that the checkpoint speaks for. */
    signed_size: Generated<number>;
    /** Which log this is: 1, and one more for each that was ended openly. */
    generation: Generated<number>;
    /** The verifier key under which it began; null before its first start. */
    key: string | null;
  };
  log_entry: { position: number; index: number };
  setting: { name: string; value: string };
  person: {
    commitment: string;
    donor: string;
    sealed: Uint8Array;
    wrapped_key: Uint8Array;
    key_id: string;
    recorded_at: ColumnType<Date, string, never>;
    seat: string;
    request_key: string | null;
  };
  person_erasure: {
    commitment: string;
    at: ColumnType<Date, string, never>;
    by: 'person' | 'officer' | 'operator';
    organisation: string;
    seat: string | null;
    reason: string;
  };
  person_reading: {
    id: Generated<number>;
    commitment: string;
    at: ColumnType<Date, string, never>;
    organisation: string;
    seat: string;
    mandate: string | null;
    reason: string;
    note: string | null;
  };
  stored_file: {
    hash: string;
    organisation: string;
    incident: string | null;
    seat: string;
    type: string;
    size: number;
    put_at: ColumnType<Date, string, string>;
    cited_at: ColumnType<Date | null, string | null | undefined, string | null>;
    wrapped_key: Uint8Array | null;
    key_id: string | null;
    erasure_asked_by: ColumnType<string | null, string | null | undefined, string | null>;
    erased_at: ColumnType<Date | null, string | null | undefined, string | null>;
    erased_by: ColumnType<string | null, string | null | undefined, string | null>;
    erasure_reason: ColumnType<string | null, string | null | undefined, string | null>;
  };
  stored_file_content: { hash: string; organisation: string; sealed: Uint8Array };
  file_reading: {
    id: Generated<number>;
    hash: string;
    at: ColumnType<Date, string, never>;
    organisation: string;
    seat: string;
    mandate: string;
  };
  api_token: {
    hash: string;
    organisation: string;
    seat: string;
    label: string;
    created_at: Generated<Date>;
    expires_at: Date | null;
    id: string;
    functions: string | null;
  };
  api_token_use: { hash: string; used_at: Date };
  person_account: {
    email: string;
    name: string;
    organisation: string;
    seat: string;
    disabled: Generated<boolean>;
    seats_before: Generated<string>;
  };
  sign_in_user: {
    id: string;
    name: string;
    email: string;
    two_factor_enabled: Generated<boolean>;
  };
  sign_in_session: {
    id: string;
    user_id: string;
    token: string;
    expires_at: Date;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
    user_agent: string | null;
  };
  sign_in_credential: {
    id: string;
    user_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    updated_at: Generated<Date>;
  };
  sign_in_proof: { id: string; expires_at: Date };
  sign_in_totp: { id: string; user_id: string };
  sign_in_passkey: { id: string; user_id: string; name: string | null; created_at: Date | null };
  sign_in_reset: {
    hash: string;
    seat: string;
    whole: boolean;
    made_by: string | null;
    made_at: Generated<Date>;
    expires_at: Date;
    used_at: Date | null;
  };
  invitation: {
    id: string;
    hash: string | null;
    organisation: string | null;
    made_by: string;
    made_by_organisation: string;
    name: string;
    email: string | null;
    functions: string | null;
    made_at: Generated<Date>;
    expires_at: Date;
    seat: string | null;
    joined_at: Date | null;
    ended_at: Date | null;
  };
  text_look: {
    id: string;
    organisation: string;
    seat: string;
    sealed: Uint8Array;
    key_id: string;
    asked_at: Generated<Date>;
    status: Generated<'waiting' | 'passed' | 'sent-back'>;
    looked_at: Date | null;
    looked_by: string | null;
  };
  kept_form: { hash: string; seat: string | null; sealed: Uint8Array; expires_at: Date };
  notice: {
    /** In the order in which it was told. */
    number: number;
    origin: string;
    told_at: Generated<Date>;
    /** Of the fact that it is about; null where there is none. */
    position: number | null;
    organisation: string;
    incident: string;
    kind: string;
    urgency: string;
    title_zh: string;
    title_en: string;
    path: string;
    at: ColumnType<Date, string, never>;
    seat: string;
    exercise: boolean;
  };
  notice_progress: { only_row: Generated<boolean>; position: number; number: Generated<number> };
  notice_of_time: { key: string; told_at: Generated<Date> };
  notice_seen: { seat: string; number: number };
  webhook: {
    id: string;
    organisation: string;
    url: string;
    kinds: string | null;
    sealed_secret: Uint8Array;
    created_at: Generated<Date>;
    created_by: string;
    disabled: string | null;
    sealed_previous: Generated<Uint8Array | null>;
    previous_until: Generated<Date | null>;
  };
  webhook_delivery: {
    id: string;
    webhook: string;
    number: number;
    position: number | null;
    body: string;
    state: Generated<string>;
    attempts: Generated<number>;
    next_at: Date;
    last_error: string | null;
    ended_at: Date | null;
  };
  email_confirmation: {
    seat: string;
    code: string | null;
    tries: Generated<number>;
    sends: Generated<number>;
    sent_at: Date | null;
    expires_at: Date | null;
  };
  notice_mail: {
    seat: string;
    reader: string;
    mode: string;
    language: string;
    quiet_from: number | null;
    quiet_until: number | null;
    kinds: Generated<string | null>;
    number: number;
    next_at: Date | null;
    failures: Generated<number>;
  };
  push_device: {
    id: string;
    seat: string;
    reader: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    label: string;
    mode: string;
    language: string;
    quiet_from: number | null;
    quiet_until: number | null;
    number: number;
    next_at: Date | null;
    failures: Generated<number>;
    created_at: Generated<Date>;
  };
  migration: { name: string; applied_at: Generated<Date> };
  program: { n: Generated<number>; version: string; rules: number; since: Generated<Date> };
};
