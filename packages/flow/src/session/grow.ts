import { type Arcs, AT_LOWER } from '../simplex/arcs.ts';

/** Appends an arc of its own group, in the solver's numbering. Arrays grow by an eighth, so copying is rare. */
export function appendArc(
  arcs: Arcs,
  source: number,
  target: number,
  capacity: number,
  cost: number,
): number {
  const arc = arcs.count;
  arcs.source = put(arcs.source, arc, source);
  arcs.target = put(arcs.target, arc, target);
  arcs.capacity = put(arcs.capacity, arc, capacity);
  arcs.cost = put(arcs.cost, arc, cost);
  arcs.state = put(arcs.state, arc, AT_LOWER);
  arcs.original = put(arcs.original, arc, arc);
  arcs.head = put(arcs.head, arcs.groups, target);
  arcs.first = put(arcs.first, arcs.groups + 1, arc + 1);
  arcs.groups += 1;
  arcs.count += 1;
  return arc;
}

export function put<Values extends Float64Array | Int32Array | Int8Array>(
  values: Values,
  at: number,
  value: number,
): Values {
  let room = values;
  if (at >= values.length) {
    room = new (values.constructor as new (length: number) => Values)(at + 16 + (at >> 3));
    room.set(values);
  }
  room[at] = value;
  return room;
}
