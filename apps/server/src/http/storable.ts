import { type Refusal, refusal, ruleFault } from '@tongzhou/domain';
import { faultInJson, type JsonFault } from '@tongzhou/formats';

type Place = { readonly value: unknown; readonly path: string };

/**
 * What parses as JSON and yet cannot be taken: a name that stands twice in one object says two things, a body of a million
 * brackets breaks whoever walks it, text that is not well-formed Unicode has no canonical form (RFC 8785, 3.2.2.2), and
 * PostgreSQL takes no NUL.
 */
export function whyNotTaken(text: string, value: unknown): Refusal | null {
  const fault = faultInJson(text);
  return fault ? inWords(fault) : whyNotStorable(value);
}

function inWords({ why, name, line, column }: JsonFault): Refusal {
  // What stands in a sentence is as long as a sentence takes, and whole characters.
  const place = { name: name.slice(0, 80).toWellFormed(), line, column };
  switch (why) {
    case 'twice':
      return refusal('input-invalid', ruleFault('json-name-once', place));
    case 'reserved':
      return refusal('input-invalid', ruleFault('json-name-reserved', place));
    case 'many':
      return refusal('input-invalid', ruleFault('json-names-bounded', { line, column }));
    case 'deep':
      return refusal('input-invalid', ruleFault('depth-bounded'));
  }
}

function whyNotStorable(value: unknown): Refusal | null {
  const open: Place[] = [{ value, path: '' }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value: here, path } = place;
    if (typeof here === 'string' && !isStorable(here)) return unfit(path);
    if (typeof here !== 'object' || here === null) continue;
    for (const [key, each] of Object.entries(here)) {
      if (!isStorable(key)) return unfit(path);
      open.push({ value: each, path: path === '' ? key : `${path}.${key}` });
    }
  }
  return null;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const unfit = (path: string): Refusal =>
  refusal('input-invalid', ruleFault('text-writable'), path === '' ? {} : { field: path });
