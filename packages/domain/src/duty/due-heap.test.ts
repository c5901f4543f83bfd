import { describe, expect, it } from 'vitest';
import type { Duty } from '../kernel/duty/duty.ts';
import { DueHeap } from './due-heap.ts';

const hour = (at: number) => `2020-01-01T${String(at).padStart(2, '0')}:00:00.000Z`;
const duty = (ordinal: number, at: number | null): Duty =>
  ({
    ...{ ordinal, due: at === null ? null : hour(at), metAt: null, endedAt: null },
  }) as Duty;
const heapOf = (duties: readonly Duty[]) => {
  const heap = new DueHeap();
  for (const each of duties) heap.push(each);
  return heap;
};
/** Takes out what is past, one after another. */
const takenPast = (heap: DueHeap, at: number): number[] => {
  const taken: number[] = [];
  for (let next = heap.takePast(hour(at)); next; next = heap.takePast(hour(at))) taken.push(next.ordinal);
  return taken;
};
/** Every order of a few things. */
function* orders<Each>(all: readonly Each[]): Generator<Each[]> {
  if (all.length === 0) yield [];
  for (const [index, first] of all.entries())
    for (const rest of orders(all.toSpliced(index, 1))) yield [first, ...rest];
}

describe('duties in the order in which they run out', () => {
  it('come in that order, and those of one moment as they began, in whatever order they were put in', () => {
    const duties = [duty(0, 5), duty(1, 3), duty(2, 3), duty(3, 9), duty(4, 1), duty(5, 7)];
    for (const order of orders(duties)) {
      const heap = heapOf(order);
      expect(heap.dueBy(hour(7)).map(({ ordinal }) => ordinal)).toEqual([4, 1, 2, 0, 5]);
      expect(takenPast(heap, 23)).toEqual([4, 1, 2, 0, 5, 3]);
    }
  });

  it('are in time to their last moment, and past after it; to be told at it', () => {
    const heap = heapOf([duty(0, 3), duty(1, 4)]);
    expect(heap.dueBy(hour(2))).toEqual([]);
    expect(heap.dueBy(hour(3)).map(({ ordinal }) => ordinal)).toEqual([0]);
    expect(takenPast(heap, 3)).toEqual([]);
    expect(takenPast(heap, 4)).toEqual([0]);
    expect(takenPast(heap, 4)).toEqual([]);
    expect(takenPast(heap, 5)).toEqual([1]);
    expect(takenPast(heap, 23)).toEqual([]);
    expect(heap.dueBy(hour(23))).toEqual([]);
  });

  it('are not there without an end, nor once they are met or ended, nor twice where their end moved', () => {
    const [met, ended, moved, left] = [duty(0, 1), duty(1, 2), duty(2, 9), duty(3, 4)];
    const heap = heapOf([duty(9, null), met, ended, moved, left]);
    met.metAt = hour(1);
    ended.endedAt = hour(1);
    moved.due = hour(3);
    heap.push(moved);
    expect(heap.dueBy(hour(23)).map(({ ordinal }) => ordinal)).toEqual([2, 3]);
    expect(takenPast(heap, 23)).toEqual([2, 3]);
  });

  it('keep their order while some are taken out and others come', () => {
    const heap = heapOf([10, 8, 6, 4, 2].map((at) => duty(at, at)));
    expect(takenPast(heap, 5)).toEqual([2, 4]);
    for (const at of [1, 9, 5, 7, 3]) heap.push(duty(at, at));
    expect(takenPast(heap, 8)).toEqual([1, 3, 5, 6, 7]);
    expect(takenPast(heap, 23)).toEqual([8, 9, 10]);
  });
});
