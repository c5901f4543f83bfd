import { describe, expect, it } from 'vitest';
import { refusal } from '../refusal/refusal.ts';
import { askBack, confirmation, confirmedField } from './asked-back.ts';

const question = refusal('amount-absurd', { max: 1 }, { field: 'lots.0.amount' });
const KEY = 'amount-absurd:lots.0.amount=36000000';

describe('what is asked back', () => {
  it('stands open with the answer that would close it', () => {
    const asked = askBack([]);
    asked.ask(question, 36_000_000);
    expect(asked.open).toEqual([{ ...question, confirm: KEY }]);
    expect(asked.said()).toEqual({});
    expect(confirmation.parse(KEY)).toBe(KEY);
  });

  it('is answered for just this value of just this field', () => {
    for (const wrong of [`${KEY}0`, KEY.replace('lots.0', 'lots.1'), KEY.replace('absurd', 'implausible')]) {
      const asked = askBack([wrong]);
      asked.ask(question, 36_000_000);
      expect(asked.open).toHaveLength(1);
    }
    const asked = askBack([KEY]);
    asked.ask(question, 36_000_000);
    expect(asked.open).toEqual([]);
    expect(asked.said()).toEqual({ confirmed: [KEY] });
  });

  it('is said once, in order, and without what was never asked', () => {
    const asked = askBack(['z:y=1', KEY, 'amount-absurd:lots.0.amount=1']);
    asked.ask(question, 36_000_000);
    asked.ask(question, 1);
    asked.ask(question, 1);
    expect(asked.said()).toEqual({ confirmed: ['amount-absurd:lots.0.amount=1', KEY] });
  });

  it('asks of no field as of the whole', () => {
    const asked = askBack(['amount-absurd:-=1']);
    asked.ask(refusal('amount-absurd', { max: 1 }), 1);
    expect(asked.open).toEqual([]);
  });

  it('takes no words', () => {
    for (const words of ['yes', 'amount:lots.0.amount=张三', 'amount-absurd:lots.0.amount=', KEY.repeat(20)])
      expect(confirmedField.safeParse([words]).success).toBe(false);
  });
});
