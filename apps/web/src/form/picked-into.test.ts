import { describe, expect, it } from 'vitest';
import { pickedInto } from './picked-into.ts';

const sent = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const chosen = { pick: 'goods.received:*', 'pick-of': 'goggles', 'pick-into': 'body.zh body.en' };

describe('a reference chosen from a list', () => {
  it('is put where {} stands, or at the end, and nothing else is changed', () => {
    const typed = { 'title.zh': '通告 {}', 'body.zh': '收到护目镜 {} 副，发 {} 副', 'body.en': 'Goggles: ' };
    expect(pickedInto(sent(chosen), typed)).toEqual({
      'title.zh': '通告 {}',
      'body.zh': '收到护目镜 {goods.received:goggles} 副，发 {} 副',
      'body.en': 'Goggles: {goods.received:goggles}',
    });
  });

  it('that is asked of nothing takes nothing of what stands beside it', () => {
    expect(pickedInto(sent({ ...chosen, pick: 'gifts.count' }), { 'body.zh': '｛｝笔' })).toEqual({
      'body.zh': '{gifts.count}笔',
    });
  });

  it('is none where the form was sent for something else', () => {
    expect(pickedInto(sent({ pick: 'gifts.count' }), { 'body.zh': '{}' })).toBeNull();
  });

  it('goes into fields of the form alone: not under a name that all objects have', () => {
    const into = { ...chosen, 'pick-into': '__proto__ constructor toString body.en' };
    const texts = pickedInto(sent(into), { 'body.en': '' }) as object;
    expect(Object.getOwnPropertyNames(texts)).toEqual(['body.en']);
  });
});
