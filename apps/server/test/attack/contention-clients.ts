import { INCIDENT, PHOTO, SAME_PHOTO } from '../support/small-world.ts';

/** What the 64 clients act on: one lot, one need, and a token for each seat. */
export type Ground = {
  readonly url: string;
  readonly lot: string;
  readonly need: string;
  readonly tokens: Readonly<Record<'gate' | 'receiver' | 'lead' | 'approver', string>>;
};

/** What was acknowledged, by where it went; each key counted once, however often it was sent. */
export type Tally = {
  lost: number;
  kept: number;
  held: number;
  ordered: number;
  refused: number;
  replayed: number;
  requests: number;
};

export const emptyTally = (): Tally => ({
  lost: 0,
  kept: 0,
  held: 0,
  ordered: 0,
  refused: 0,
  replayed: 0,
  requests: 0,
});

type Answer = {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what came back is what is being tested
  readonly body: any;
};

let serial = 0;

/** One client after another act on the same lot, as fast as it is answered; every third act is sent twice at once. */
export class Client {
  readonly #ground: Ground;
  readonly #random: () => number;
  readonly #tally: Tally;

  constructor(ground: Ground, random: () => number, tally: Tally) {
    this.#ground = ground;
    this.#random = random;
    this.#tally = tally;
  }

  async act(most: number): Promise<void> {
    const amount = 1 + Math.floor(this.#random() * most);
    const kind = this.#random();
    if (kind < 0.35) await this.#lose(amount);
    else if (kind < 0.6) await this.#keep(amount);
    else if (kind < 0.85) await this.#holdAndEnd(amount);
    else await this.#order(amount);
  }

  async #lose(amount: number): Promise<void> {
    const { lot } = this.#ground;
    const said = { lot, amount, reason: 'damaged', photo: PHOTO, confirmed: [SAME_PHOTO] };
    if (await this.#send('gate', 'loss.report', said, amount)) this.#tally.lost += amount;
  }

  async #keep(amount: number): Promise<void> {
    if (await this.#post([{ phase: 'posted', ...this.#way(), amount }], amount)) this.#tally.kept += amount;
  }

  /** Reserved; then posted in part, voided, or left as it is. */
  async #holdAndEnd(amount: number): Promise<void> {
    const held = await this.#post([{ phase: 'pending', ...this.#way(), amount }], amount);
    if (!held) return;
    const [pending] = held.groups[0].transfers;
    const end = this.#random();
    if (end < 0.3) this.#tally.held += amount;
    else if (end < 0.6) await this.#post([{ phase: 'void', pending }], 0);
    else {
      const part = 1 + Math.floor(this.#random() * amount);
      if (!(await this.#post([{ phase: 'post', pending, amount: part }], 0)))
        throw new Error(`${pending}: what was reserved could not be posted`);
      this.#tally.kept += part;
    }
  }

  /** Proposed by one seat, approved by another: in between the others may have taken the goods. */
  async #order(amount: number): Promise<void> {
    const { lot, need } = this.#ground;
    const input = { reason: '争用', lines: [{ need, lot, amount }] };
    const proposed = await this.#send('lead', 'allocation.propose-by-hand', input, amount);
    if (!proposed) return;
    if (await this.#send('approver', 'allocation.approve', { run: proposed.run }, amount))
      this.#tally.ordered += amount;
  }

  #way() {
    const account = `stock:red-cross:hall-a:${this.#ground.lot}`;
    return { from: `${account}:free`, to: `${account}:reserve` };
  }

  #post(group: object[], asked: number) {
    const seat = this.#random() < 0.5 ? 'gate' : 'receiver';
    return this.#send(seat, 'transfer.post', { owner: 'red-cross', groups: [group] }, asked);
  }

  /** Answers the result, or null where it was refused for want of goods; any other refusal is an error of the test. */
  async #send(seat: keyof Ground['tokens'], name: string, input: object, asked: number) {
    serial += 1;
    const key = `contend-${process.pid}-${serial}`;
    const body = JSON.stringify({ incident: INCIDENT, ...input });
    const many = this.#random() < 0.33 ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: many }, () => this.#ask(seat, name, body, key)));
    const done = answers.filter(({ status }) => status === 201);
    for (const answer of answers) if (answer.status !== 201) this.#checkRefusal(name, answer, asked);
    if (done.length === 0) return null;
    // Under one key a thing is done once: a twin is told the first answer, and never refused after it. It may have been
    // refused before, and done when goods had come back.
    if (new Set(done.map(({ body: { result } }) => JSON.stringify(result))).size !== 1)
      throw new Error(`${key}: two answers for one key`);
    if (done.filter(({ body: { replayed } }) => !replayed).length !== 1)
      throw new Error(`${key}: done more than once`);
    this.#tally.replayed += done.length - 1;
    return done[0]?.body.result;
  }

  #checkRefusal(name: string, { status, body }: Answer, asked: number): void {
    this.#tally.refused += 1;
    const { available, asked: said, unit } = body.parameters ?? {};
    const plain = /^(I1|I4)/.test(body.rule ?? '') && typeof unit === 'string' && said === asked;
    if (
      status !== 409 ||
      body.code !== 'stock-insufficient' ||
      !plain ||
      !(available >= 0 && available < asked)
    )
      throw new Error(`${name} of ${asked} was refused with ${status} ${JSON.stringify(body)}`);
    if (!body.messages.zh.includes(String(available)) || !body.messages.en.includes(String(available)))
      throw new Error(`the refusal does not say what is available: ${JSON.stringify(body.messages)}`);
  }

  async #ask(seat: keyof Ground['tokens'], name: string, body: string, key: string): Promise<Answer> {
    this.#tally.requests += 1;
    const response = await fetch(`${this.#ground.url}/api/v1/commands/${name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#ground.tokens[seat]}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body,
    });
    return { status: response.status, body: await response.json() };
  }
}
