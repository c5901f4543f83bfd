/** A change of the database by whoever owns it, with all its guards switched off, and what finds it. */
export type DatabaseAttack = {
  readonly what: string;
  readonly table: string;
  /** `:lot`, `:gift` (the gift's position), `:late` (the last position) and `:pending` are filled in. */
  readonly sql: string;
  /** What puts the schema back, where that was changed. */
  readonly undo?: string;
  /** What the database says to anybody who has not switched the guards off; absent: it lets this pass. */
  readonly guard?: RegExp;
  /** What the next start says: the journal is damaged. */
  readonly start?: RegExp;
  /** Why the next start stops: nothing but that is answered any more. */
  readonly stops?: 'second-history' | 'reader-ahead';
  /** What the check of the whole database says, in the operator's log and at /healthz. */
  readonly check?: RegExp;
  /** What anybody's `tongzhou audit` says. */
  readonly audit?: RegExp;
  /** The proof of the gift's receipt no longer holds. */
  readonly receipt?: true;
  /** Where nothing finds it: why that misleads nobody. */
  readonly harmless?: string;
};

const appendOnly = /append-only/;
/** A restart shows what the facts before the damage give; what is served beyond is not what the log says. */
const served = /fact|published|journal|log does not hold/;

const body = (from: string, to: string) => `replace(body, '${from}', '${to}')`;
const rehashed = (text: string, where: string) =>
  `update fact set body = ${text}, hash = sha256(convert_to(${text}, 'UTF8')) where ${where}`;
const gift = body('"amount":36000', '"amount":32000');
const anyTransfer = `id = (select id from transfer where unit = ':lot' and phase = 'posted' and from_account like 'stock:%')`;
const stock = `id = 'stock:red-cross:hall-a::lot:free'`;

export const ATTACKS: readonly DatabaseAttack[] = [
  {
    table: 'fact',
    what: 'the amount in a gift’s text',
    sql: `update fact set body = ${gift} where position = :gift`,
    guard: appendOnly,
    start: /hash/,
    check: /fact :gift: its text does not match its hash/,
    audit: served,
    receipt: true,
  },
  {
    table: 'fact',
    what: 'the amount, and the hash to match',
    sql: rehashed(gift, 'position = :gift'),
    guard: appendOnly,
    check: /fact :gift: is not what entry \d+ of the log says/,
    audit: served,
    receipt: true,
  },
  {
    table: 'fact',
    what: 'the hash alone',
    sql: `update fact set hash = sha256('x') where position = :gift`,
    guard: appendOnly,
    start: /hash/,
    check: /fact :gift: its text does not match its hash/,
  },
  ...["type = 'need.stated'", `incident = 'incident-9'`, `at = at - interval '1 day'`, 'public = false'].map(
    (set): DatabaseAttack => ({
      table: 'fact',
      what: `its column ${set.split(' ')[0]}`,
      sql: `update fact set ${set} where position = :gift`,
      guard: appendOnly,
      start: /columns differ/,
      check: /fact :gift: its columns differ from its text/,
      // The others are not served to anybody.
      ...(set.startsWith('public') && { audit: served }),
    }),
  ),
  {
    table: 'fact',
    what: 'one in the middle is taken out',
    sql: 'delete from fact where position = :gift',
    guard: appendOnly,
    start: /missing/,
    check: /fact :gift: the row is missing/,
    audit: served,
    receipt: true,
  },
  {
    table: 'fact',
    what: 'the last one is taken out, so that a new one would take its place',
    sql: 'delete from fact where position = :late',
    guard: appendOnly,
    start: /the journal ends, and the public log goes on/,
    check: /of entry \d+: is missing; the log has it/,
    audit: served,
  },
  {
    table: 'fact',
    what: 'its number',
    sql: 'update fact set position = position + 1000 where position = :gift',
    guard: appendOnly,
    start: /missing/,
    check: /fact :gift: the row is missing/,
    audit: served,
    receipt: true,
  },
  {
    table: 'fact',
    what: 'a loss that nobody recorded, well formed, with its hash, but without its transfers',
    sql: `with last as (select at as moment, body::json->>'at' as said from fact where position = :late), made as (
      select incident, type, last.moment as at, public, replace(replace(replace(body,
        '"position":' || position, '"position":' || (:late + 1)), 'transfer-', 'transfer-0'),
        '"at":"' || (body::json->>'at') || '"', '"at":"' || last.said || '"') as body
      from fact, last where type = 'loss.reported' order by position desc limit 1)
      insert into fact (incident, position, type, at, public, body, hash)
      select incident, :late + 1, type, at, public, body, sha256(convert_to(body, 'UTF8')) from made`,
    check: /is missing; fact \d+ tells of it/,
    audit: served,
  },
  {
    table: 'command',
    what: 'the facts that a kept answer names',
    sql: `update command set outcome = replace(outcome, 'loss.reported', 'need.stated')`,
    guard: appendOnly,
    check: /command of gate at fact \d+: the answer/,
  },
  {
    table: 'command',
    what: 'whose answer it is',
    sql: `update command set seat = 'somebody'`,
    guard: appendOnly,
    check: /command of somebody at fact \d+: the answer/,
  },
  {
    table: 'command',
    what: 'the result in a kept answer',
    sql: `update command set outcome = replace(outcome, '"loss-', '"loss-x')`,
    guard: appendOnly,
    harmless:
      'only who sends the same command again is told a wrong id, which the site does not know; no fact or figure changes',
  },
  {
    table: 'command',
    what: 'the hash of what was asked',
    sql: `update command set body_hash = 'x'`,
    guard: appendOnly,
    harmless: 'who sends the same command again is refused (idempotency-key-reused); nothing is done twice',
  },
  {
    table: 'command',
    what: 'a kept answer is taken out',
    sql: 'delete from command',
    guard: appendOnly,
    harmless:
      'who sends the same command again does it again, as a second public fact under his own seat, which he sees and can reverse',
  },
  ...[
    'posted_in = posted_in + 1',
    'posted_out = posted_out + 1',
    'pending_in = pending_in + 1',
    'pending_out = pending_out + 1',
  ].map(
    (set): DatabaseAttack => ({
      table: 'account',
      what: `its ${set.split(' ')[0]}`,
      sql: `update account set ${set} where ${stock}`,
      guard: /transfers only/,
      check: /account stock:\S+: posted in\/out, pending in\/out are/,
      audit: /published balances/,
    }),
  ),
  {
    table: 'account',
    what: 'its unit',
    sql: `update account set unit = 'CNY' where ${stock}`,
    guard: /transfers only/,
    check: /account stock:\S+: is of the unit CNY/,
    audit: /published balances/,
  },
  {
    table: 'account',
    what: 'its licence to owe, with the constraint dropped',
    sql: `alter table account drop constraint account_only_sources_owe; update account set may_go_below_zero = true where ${stock}`,
    undo: `alter table account add constraint account_only_sources_owe check (may_go_below_zero = (id like 'donor:%'))`,
    guard: /transfers only/,
    check: /account stock:\S+: may go below zero/,
  },
  {
    table: 'account',
    what: 'it is taken out',
    sql: `delete from account where ${stock}`,
    guard: appendOnly,
    check: /account stock:\S+: is missing, and transfers name it/,
    audit: /published balances/,
  },
  {
    table: 'account',
    what: 'one more, with a balance',
    sql: `insert into account (id, unit, may_go_below_zero, posted_in) values ('stock:union:-::lot:free', ':lot', false, 9)`,
    guard: /opens empty/,
    check:
      /account stock:union\S+: posted in\/out, pending in\/out are 9\/0\/0\/0, its transfers give 0\/0\/0\/0/,
    audit: /published balances/,
  },
  ...(
    [
      ['amount', 'amount = amount + 1', /amount is \d+, fact \d+ says \d+/],
      [
        'where to',
        `to_account = 'stock:red-cross:hall-a::lot:quarantine'`,
        /to_account is .*quarantine, fact/,
      ],
      ['where from', `from_account = 'donor:donor-1:-::lot:none'`, /from_account is donor/],
      ['phase', `phase = 'pending'`, /phase is pending, fact \d+ says posted/],
      ['unit', `unit = 'CNY'`, /unit is CNY/],
      ['fact', 'position = 1', /position is 1, fact \d+ says \d+|no fact tells of it/],
      ['fact, to one that there is not', 'position = 999999', /is missing|which there is not/],
      ['reversal', `reverses = 'transfer-x'`, /reverses is transfer-x, fact \d+ says null/],
    ] as const
  ).map(
    ([what, set, check]): DatabaseAttack => ({
      table: 'transfer',
      what: `its ${what}`,
      sql: `update transfer set ${set} where ${anyTransfer}`,
      guard: appendOnly,
      ...(set.includes('999999') && { stops: 'reader-ahead' as const }),
      check,
    }),
  ),
  {
    table: 'transfer',
    what: 'when a promise ends',
    sql: `update transfer set expires_at = expires_at + interval '1 year' where id = ':pending'`,
    guard: appendOnly,
    check: /transfer :pending: expires_at is/,
  },
  {
    table: 'transfer',
    what: 'which promise it ends',
    sql: `update transfer set pending_id = ':pending' where phase = 'void'`,
    guard: appendOnly,
    check: /transfer transfer-\S+: pending_id is :pending, fact/,
  },
  {
    table: 'transfer',
    what: 'one is taken out',
    sql: `delete from transfer where ${anyTransfer}`,
    guard: appendOnly,
    check: /transfer \S+: is missing; fact \d+ tells of it/,
  },
  {
    table: 'transfer',
    what: 'one more, of a fact that does not tell of it',
    sql: `insert into transfer (id, phase, unit, from_account, to_account, amount, position)
      values ('transfer-x', 'posted', ':lot', 'stock:red-cross:hall-a::lot:free', 'stock:red-cross:hall-a::lot:reserve', 5, :gift)`,
    check: /transfer transfer-x: no fact tells of it/,
  },
  {
    table: 'log_file',
    what: 'a byte of an entry',
    sql: `update log_file set bytes = set_byte(bytes, 100, get_byte(bytes, 100) # 1) where path like 'tile/entries/%'`,
    guard: appendOnly,
    check: /log_file tile\/entries\//,
    audit: /tile\/entries\//,
  },
  {
    table: 'log_file',
    what: 'a byte of a hash',
    sql: `update log_file set bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1) where path like 'tile/0/%'`,
    guard: appendOnly,
    check: /log_file tile\/0\//,
    audit: /tile\/0\//,
    receipt: true,
  },
  {
    table: 'log_file',
    what: 'a tile is taken out',
    sql: `delete from log_file where path like 'tile/0/%'`,
    guard: appendOnly,
    check: /log_file tile\/0\/\S+: .*missing/,
    audit: /tile\/0\//,
    receipt: true,
  },
  {
    table: 'log_file',
    what: 'the name of a file',
    sql: `update log_file set path = 'tile/0/001' where path like 'tile/0/%' and path = (select max(path) from log_file where path like 'tile/0/%')`,
    guard: appendOnly,
    check: /log_file tile\/0\//,
    audit: /tile\/0\//,
    receipt: true,
  },
  {
    table: 'log_file',
    what: 'the size that the published checkpoint speaks of',
    sql: `update log_file set bytes = convert_to(regexp_replace(convert_from(bytes, 'UTF8'), E'\\n[0-9]+\\n', E'\\n5\\n'), 'UTF8') where path = 'checkpoint'`,
    check: /log_file checkpoint: .*signature/,
    audit: /checkpoint.*signature/,
    receipt: true,
  },
  {
    table: 'log_head',
    what: 'the root that is to be signed',
    sql: `update log_head set root = sha256('x')`,
    check: /log_head of \d+ entries: its root is not that of its tiles/,
  },
  {
    table: 'log_head',
    what: 'the size, so that the tree would fork',
    sql: 'update log_head set size = size - 1, signed_size = signed_size - 1',
    guard: /never goes back/,
    stops: 'second-history',
    check: /log_head of \d+ entries: the published checkpoint is of/,
  },
  {
    table: 'log_head',
    what: 'how far the journal is taken up, back: facts would enter twice',
    sql: 'update log_head set position = position - 1',
    guard: /never goes back/,
    check: /log_head of \d+ entries: ends at fact/,
  },
  {
    table: 'log_head',
    what: 'how far the journal is taken up, forth: facts would never enter',
    sql: 'update log_head set position = position + 5',
    start: /the journal ends, and the public log goes on/,
    check: /log_head of \d+ entries: ends at fact/,
  },
  {
    table: 'log_head',
    what: 'the signed checkpoint',
    sql: `update log_head set checkpoint = replace(checkpoint, 'tongzhou', 'tongzhau')`,
    check: /log_head|log_file/,
  },
  {
    table: 'log_head',
    what: 'how much of it is signed, so that it would be signed again',
    sql: 'update log_head set signed_size = 0',
    guard: /never goes back/,
    check: /log_head of \d+ entries: says that 0 are signed/,
  },
  {
    table: 'log_entry',
    what: 'which entry holds a fact',
    sql: 'update log_entry set index = index + 1000 where position = :gift',
    guard: appendOnly,
    check: /log_entry :gift: says \d+, not \d+/,
    receipt: true,
  },
  {
    table: 'log_entry',
    what: 'a row is taken out',
    sql: 'delete from log_entry where position = :gift',
    guard: appendOnly,
    check: /log_entry :gift: says null, not \d+/,
    receipt: true,
  },
  {
    table: 'fact',
    what: 'the words of a report that are not public, and the hash to match',
    sql: rehashed(body('seepage', 'all well'), 'position = :told'),
    guard: appendOnly,
    start: /not what was sealed/,
    check: /fact :told: what is not public is not what was sealed in the log/,
  },
  {
    table: 'person_reading',
    what: 'that somebody read who gave',
    sql: `delete from person_reading where note = 'first'`,
    guard: appendOnly,
    check: /person_reading \d+: was deleted, and no line says so/,
  },
  {
    table: 'person_reading',
    what: 'why somebody read who gave',
    sql: `update person_reading set reason = 'emergency' where note = 'first'`,
    guard: appendOnly,
    check: /person_reading \d+: was changed, and no line says so/,
  },
  {
    table: 'person_erasure',
    what: 'that data were erased',
    sql: 'delete from person_erasure',
    guard: appendOnly,
    check: /person_erasure d+: was deleted, and no line says so/,
  },
  {
    table: 'notice',
    what: 'what somebody was told',
    sql: 'delete from notice where number = (select min(number) from notice)',
    check: /notice \S+ \d+: was deleted/,
  },
  {
    table: 'person_account',
    what: 'the organisation in which somebody sits',
    sql: `update person_account set organisation = 'union'`,
    check: /person_account of \S+: sits in union; the log opened that seat in red-cross/,
  },
  {
    table: 'person_account',
    what: 'one more, in a seat that the log does not know',
    sql: `insert into person_account (email, name, organisation, seat) values ('x@x.org', 'X', 'red-cross', 'seat-x')`,
    check: /person_account of seat-x: sits in red-cross; the log knows no such seat/,
  },
  {
    table: 'api_token',
    what: 'one more, for a seat that the log does not know',
    sql: `insert into api_token (hash, id, organisation, seat, label) values ('x', 'x', 'red-cross', 'seat-y', 'y')`,
    check: /api_token of seat-y: sits in red-cross; the log knows no such seat/,
  },
  {
    table: 'api_token',
    what: 'one more, for a seat that there is',
    sql: `insert into api_token (hash, id, organisation, seat, label) select 'x', 'x', organisation, seat, 'y' from api_token limit 1`,
    check: /api_token x…: was written, and no line says so/,
  },
  {
    table: 'sign_in_credential',
    what: 'a password that the intruder knows',
    sql: `update sign_in_credential set password = 'scrypt$32768$AAAA$AAAA'`,
    check: /sign_in_credential \S+: was changed, and no line says so/,
  },
  {
    table: 'sign_in_passkey',
    what: 'a passkey of the intruder’s',
    sql: `insert into sign_in_passkey (id, user_id, public_key, credential_id, counter, device_type, backed_up) select 'x', id, 'x', 'x', 0, 'singleDevice', false from sign_in_user limit 1`,
    check: /sign_in_passkey x: was written, and no line says so/,
  },
  {
    table: 'invitation',
    what: 'one that nobody made',
    sql: `insert into invitation (id, hash, made_by, made_by_organisation, name, expires_at) values ('x', 'x', 'x', 'red-cross', 'X', now() + interval '1 day')`,
    check: /invitation x: was written, and no line says so/,
  },
  {
    table: 'record_line',
    what: 'one is taken out, and the row with it',
    sql: `delete from person_reading where note = 'second'; delete from record_line where line = (select max(line) from record_line where book = 'person_reading')`,
    guard: appendOnly,
    check: /record_line to \d+: its lines are not the \d+ of which the log states the running hash/,
  },
  {
    table: 'record_line',
    what: 'the hash of a row, with the row',
    sql: `update person_reading set note = 'nothing' where note = 'second'; update record_line set hash = (select record_hash(to_jsonb(p)) from person_reading p where note = 'nothing') where line = (select max(line) from record_line where book = 'person_reading')`,
    guard: appendOnly,
    check: /record_line to \d+: its lines are not/,
  },
];
