import {
  type PublishedAnswer,
  type PublishedViewName,
  publishedDays,
  publishedViews,
  type Replay,
} from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { Gifts } from '../../domain/test/support/gifts.ts';
import { AREAS, INCIDENT, ITEMS } from '../../domain/test/support/world.ts';
import { Published } from '../src/published.ts';
import type { Site } from '../src/site.ts';

/** A site of one incident that answers every view with this one. */
const siteThatSays = (view: string, incident: string): Site => {
  const json = async (path: string) =>
    path === 'api/v1/incidents'
      ? { data: [{ id: 'a' }] }
      : { view, incident, position: 1, now: '', data: [] };
  return { json } as unknown as Site;
};
const read = (view: string, incident: string) =>
  Published.of(siteThatSays(view, incident), { items: null as never, areas: new Map() });

describe('a published view', () => {
  it('is the one that was asked for, not another that is right', async () => {
    await expect(read('toString', 'a')).rejects.toThrow(/answers with toString of a/);
    await expect(read('needs', 'a')).rejects.toThrow(/answers with needs of a/);
    await expect(read('needs', 'b')).rejects.toThrow(/answers with needs of b/);
  });
});

describe('a view that is published by the day', () => {
  const DAYS = ['2020-01-27', '2020-01-28'];
  const gifts = new Gifts(1);
  for (const _ of DAYS) {
    gifts.until(gifts.given + 3);
    gifts.closeDay();
  }
  const { state, duties, view, incident } = gifts;
  const days = publishedDays.gifts?.(incident) ?? [];
  const asked: string[] = [];

  /** A site that answers as it should, but for what `lie` makes of it. */
  const siteThat = (lie: (answer: PublishedAnswer) => object): Site => {
    const json = async (path: string) => {
      if (path === 'api/v1/incidents') return { data: [{ id: INCIDENT }] };
      const [, name, day] = /([\w-]+)(?:\?day=(.+))?$/.exec(path) as unknown as [
        string,
        PublishedViewName,
        string?,
      ];
      const known = publishedDays[name]?.(incident);
      const shown = day ?? known?.at(-1);
      const of = known && { day: shown ?? null, days: known };
      if (name === 'gifts') asked.push(String(shown));
      const data = publishedViews[name](view, INCIDENT, shown);
      return lie({
        ...{
          view: name,
          incident: INCIDENT,
          exercise: false,
          position: state.position,
          now: view.now,
          ...of,
        },
        data: JSON.parse(JSON.stringify(data)),
      });
    };
    return { json } as unknown as Site;
  };
  const audited = async (lie: (answer: PublishedAnswer) => object) => {
    const published = await Published.of(siteThat(lie), { items: ITEMS, areas: AREAS });
    await published.finish(state.position, { state, duties } as Replay);
    return published.compared;
  };
  const ofGifts = (lie: (answer: PublishedAnswer) => object) => (answer: PublishedAnswer) =>
    answer.view === 'gifts' ? lie(answer) : answer;

  it('is compared day by day, each of them', async () => {
    await audited((answer) => answer);
    expect(days.length).toBeGreaterThan(1);
    expect(new Set(asked)).toEqual(new Set(days));
  });

  it('leaves out no day', async () => {
    const last = days.slice(-1);
    await expect(audited(ofGifts((answer) => ({ ...answer, days: last })))).rejects.toThrow(/gifts.*days/);
    await expect(audited(ofGifts((answer) => ({ ...answer, days: undefined })))).rejects.toThrow(
      /gifts.*days/,
    );
    const none = { day: null, days: [], data: [] };
    await expect(audited(ofGifts((answer) => ({ ...answer, ...none })))).rejects.toThrow(/gifts.*days/);
    const no = ofGifts((answer) => ({ ...answer, day: 'never' }));
    await expect(audited(no)).rejects.toThrow(/the day never/);
  });

  it('is wrong on no day', async () => {
    const empty = ofGifts((answer) => (answer.day === days[0] ? { ...answer, data: [] } : answer));
    await expect(audited(empty)).rejects.toThrow(/published gifts/);
    const another = ofGifts((answer) => (answer.day === days[0] ? { ...answer, day: days[1] } : answer));
    await expect(audited(another)).rejects.toThrow(/answers with the day/);
  });
});
