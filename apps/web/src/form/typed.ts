import { localMinute, minorDigits, momentShown, offsetAt } from '@tongzhou/domain/kernel';
import { sumTyped, wholeTyped } from '@tongzhou/domain/kernel/number';
import { faultInJson } from '@tongzhou/formats';
import { place } from '#place/place.ts';
import type { FieldKind } from './form.ts';

/**
 * A moment as people type it, by the clock of the place or with its own zone: `2020-02-01`, which is that day's end,
 * `2020-02-01 12:00`, `2020-02-01T12:00:00Z`. ISO 8601 with the zone that it was typed in; undefined for an empty field,
 * null for nonsense.
 */
export function momentTyped(text: string, clock: string = place().clock): string | undefined | null {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return undefined;
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(
    typed,
  );
  if (!match) return null;
  const [, day, time = '23:59:59.999', zone] = match;
  const shown = `${day}T${time.length === 5 ? `${time}:00` : time}`;
  const written = `${shown}${zone ?? 'Z'}`;
  if (!isDay(day as string) || Number.isNaN(Date.parse(written))) return null;
  return zone === undefined ? `${shown}${offsetShown(clock, Date.parse(written))}` : written;
}

/** How far from UTC the clock is when it shows this: `+01:00` in an English summer. */
function offsetShown(clock: string, shown: number): string {
  const minutes = offsetAt(clock, momentShown(clock, shown)) / 60_000;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** The thirtieth of February is none, though `Date` would call it the first of March. */
function isDay(day: string): boolean {
  const noon = new Date(`${day}T12:00:00Z`);
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day);
}

/** What a field for a moment shows: the minute, by the clock of the place. */
export const momentInField = (iso: string, clock: string = place().clock): string =>
  localMinute(iso, clock).replace(' ', 'T');

/** What is not one number stays as it was typed: the command's schema says what it might mean. */
function numberTyped(typed: string): unknown {
  const whole = wholeTyped(typed);
  if (whole.ok) return whole.value;
  const text = typed.normalize('NFKC').trim();
  // A negative amount, or a part of one, is a number all the same: the field's own rule answers.
  return /^-\d+(\.\d+)?$|^\d+\.\d{1,2}$/.test(text) ? Number(text) : typed.trim();
}

/** A sum as people write it; the record keeps whole minor units. */
function moneyTyped(typed: string, currency: string): unknown {
  const sum = sumTyped(typed, minorDigits(currency));
  return sum.ok ? sum.value : typed.trim();
}

/**
 * What was typed into a field of a kind, as the command takes it; undefined for an empty field. What cannot be read stays
 * as it is, and the command's own schema refuses it beside the field.
 */
export function valueTyped(
  kind: FieldKind,
  typed: string,
  {
    clock = place().clock,
    currency = place().currency,
  }: { readonly clock?: string; readonly currency?: string } = {},
): unknown {
  const text = typed.normalize('NFKC').trim();
  if (kind === 'flag') return text === 'yes';
  if (text === '') return undefined;
  switch (kind) {
    case 'text':
    case 'long':
      return typed.trim();
    case 'json':
      return jsonTyped(typed);
    case 'number':
      return numberTyped(typed);
    case 'money':
      return moneyTyped(typed, currency);
    case 'moment':
      return momentTyped(text, clock) ?? text;
    case 'date':
    case 'choice':
    case 'file':
      return text;
  }
}

function jsonTyped(typed: string): unknown {
  try {
    // What says two things is not read as either: the schema answers beside the field.
    return faultInJson(typed) ? typed : JSON.parse(typed);
  } catch {
    return typed;
  }
}
