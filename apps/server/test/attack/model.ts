/**
 * The ledger as one would keep it on paper: what lies where, who may still move it. Written from docs/ledger.md, and
 * sharing no line with the ledger that it judges. Each method answers what the system must say, and books it.
 */
export type Verdict = 'ok' | (string & {});

/** `reported`: said to be lost, and still in the book until a second person has looked; here nobody does. */
type Lot = { free: number; reserve: number; lost: number; reported: number; promised: number };
type Hold = { lot: string; amount: number };
type Moved = Hold & { from: Pile; to: Pile; seat: string; reversed: boolean };
type Count = Hold & { seat: string; open: boolean; lostBefore: number };
type Fund = { free: number; asked: number; spent: number };
type Pile = 'free' | 'reserve' | 'lost' | 'reported';

/** Of two parts that two people do, the second: asked of what is right otherwise. */
const secondBy = (verdict: Verdict, first: string, seat: string): Verdict =>
  verdict === 'ok' && first === seat ? 'four-eyes' : verdict;

export class Model {
  readonly lots = new Map<string, Lot>();
  readonly holds = new Map<string, Hold>();
  readonly moved = new Map<string, Moved>();
  readonly counts = new Map<string, Count>();
  readonly funds = new Map<string, Fund>();
  readonly payments = new Map<string, { fund: string; amount: number; seat: string; open: boolean }>();

  receive(lot: string, amount: number): void {
    this.lots.set(lot, { free: amount, reserve: 0, lost: 0, reported: 0, promised: 0 });
  }

  /** What may leave a pile: promised goods still lie in `free` and may not. */
  may(lot: Lot, pile: Pile): number {
    return pile === 'free' ? lot.free - lot.promised : lot[pile];
  }

  canMove(lot: string, from: Pile, amount: number): Verdict {
    return this.may(this.lots.get(lot) as Lot, from) >= amount ? 'ok' : 'stock-insufficient';
  }

  move(id: string, lot: string, from: Pile, to: Pile, amount: number, seat: string): void {
    const piles = this.lots.get(lot) as Lot;
    piles[from] -= amount;
    piles[to] += amount;
    this.moved.set(id, { lot, amount, from, to, seat, reversed: false });
  }

  hold(id: string, lot: string, amount: number): void {
    (this.lots.get(lot) as Lot).promised += amount;
    this.holds.set(id, { lot, amount });
  }

  canPost(id: string, amount: number): Verdict {
    const hold = this.holds.get(id);
    return !hold ? 'transfer-not-pending' : amount > hold.amount ? 'more-than-reserved' : 'ok';
  }

  /** Amount 0: void. */
  end(pending: string, id: string, amount: number, seat: string): void {
    const { lot, amount: promised } = this.holds.get(pending) as Hold;
    (this.lots.get(lot) as Lot).promised -= promised;
    this.holds.delete(pending);
    if (amount > 0) this.move(id, lot, 'free', 'reserve', amount, seat);
  }

  canReverse(id: string, seat: string): Verdict {
    const moved = this.moved.get(id);
    if (!moved) return 'transfer-not-within-reach';
    if (moved.reversed) return 'wrong-state';
    return secondBy(this.canMove(moved.lot, moved.to, moved.amount), moved.seat, seat);
  }

  reverse(id: string): void {
    const moved = this.moved.get(id) as Moved;
    moved.reversed = true;
    const piles = this.lots.get(moved.lot) as Lot;
    piles[moved.to] -= moved.amount;
    piles[moved.from] += moved.amount;
  }

  count(id: string, lot: string, counted: number, seat: string): void {
    const { free, reserve, reported, lost: lostBefore } = this.lots.get(lot) as Lot;
    const amount = counted - free - reserve - reported;
    for (const older of this.counts.values()) if (older.lot === lot) older.open = false;
    this.counts.set(id, { lot, amount, seat, open: amount !== 0, lostBefore });
  }

  /** What neither a loss nor goods that were found again have explained since. */
  unexplained({ lot, amount, lostBefore }: Count): number {
    const { lost, reported } = this.lots.get(lot) as Lot;
    const since = lost - lostBefore;
    return amount < 0
      ? Math.min(0, amount + Math.max(0, since) + reported)
      : Math.max(0, amount + Math.min(0, since));
  }

  canSettle(id: string, seat: string): Verdict {
    const count = this.counts.get(id);
    if (!count) return 'not-found';
    if (!count.open) return 'wrong-state';
    const piles = this.lots.get(count.lot) as Lot;
    const amount = this.unexplained(count);
    const isThere =
      amount <= 0
        ? this.may(piles, 'free') + piles.reserve >= -amount || 'stock-insufficient'
        : piles.lost >= amount || 'count-surplus';
    return secondBy(isThere === true ? 'ok' : isThere, count.seat, seat);
  }

  settle(id: string): void {
    const count = this.counts.get(id) as Count;
    const piles = this.lots.get(count.lot) as Lot;
    const amount = this.unexplained(count);
    count.open = false;
    const fromFree = amount < 0 ? Math.min(-amount, this.may(piles, 'free')) : -amount;
    piles.free -= fromFree;
    piles.reserve -= amount < 0 ? -amount - fromFree : 0;
    piles.lost -= amount;
  }

  give(fund: string, amount: number): void {
    this.funds.set(fund, { free: amount, asked: 0, spent: 0 });
  }

  canAsk(fund: string, amount: number): Verdict {
    const { free, asked } = this.funds.get(fund) as Fund;
    return free - asked >= amount ? 'ok' : 'stock-insufficient';
  }

  ask(payment: string, fund: string, amount: number, seat: string): void {
    (this.funds.get(fund) as Fund).asked += amount;
    this.payments.set(payment, { fund, amount, seat, open: true });
  }

  canDecide(payment: string, seat: string, approves: boolean): Verdict {
    const asked = this.payments.get(payment);
    if (!asked) return 'not-found';
    if (!asked.open) return 'wrong-state';
    return approves && asked.seat === seat ? 'four-eyes' : 'ok';
  }

  decide(payment: string, approves: boolean): void {
    const asked = this.payments.get(payment) as { fund: string; amount: number; open: boolean };
    const fund = this.funds.get(asked.fund) as Fund;
    asked.open = false;
    fund.asked -= asked.amount;
    if (!approves) return;
    fund.free -= asked.amount;
    fund.spent += asked.amount;
  }
}
