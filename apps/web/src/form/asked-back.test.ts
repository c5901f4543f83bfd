import { refusal } from '@tongzhou/domain';
import { describe, expect, test } from 'vitest';
import { sentences } from './perform.ts';
import { readForm } from './read-form.ts';

const posted = (entries: readonly [string, string][]) => {
  const form = new FormData();
  form.set('command', 'goods.break-glass');
  for (const [name, value] of entries) form.append(name, value);
  return readForm(form);
};

describe('what is asked back in a form', () => {
  test('the answers of several questions come as a list', () => {
    const { input, typed } = posted([
      ['number:amount', '36000000'],
      ['confirm', 'amount-absurd:amount=36000000'],
      ['confirm', 'date-impossible:expiresOn=9999-01-01'],
    ]);
    expect(input.confirmed).toEqual([
      'amount-absurd:amount=36000000',
      'date-impossible:expiresOn=9999-01-01',
    ]);
    expect(typed).toEqual({ amount: '36000000' });
  });

  test('without a question there is no such field', () => {
    expect(posted([['number:amount', '1']]).input).toEqual({ amount: 1 });
  });

  test('a question stands apart from what must be mended', () => {
    const question = {
      ...refusal('amount-absurd', { max: 1 }, { field: 'amount' }),
      confirm: 'amount-absurd:amount=2',
    };
    const said = sentences(
      [question, refusal('reason-required', {}, { field: 'note' })],
      { amount: '2', note: '' },
      'en',
      {},
    );
    expect(said.questions.map(({ confirm }) => confirm)).toEqual(['amount-absurd:amount=2']);
    expect(said.questions[0]?.sentence).not.toBe('');
    expect(Object.keys(said.errors)).toEqual(['note']);
    expect(said.general).toEqual([]);
  });
});
