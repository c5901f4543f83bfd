/** What a text that parses as JSON has in it that readers would read differently, or that would harm one of them. */
export type JsonFault = {
  readonly why: 'twice' | 'reserved' | 'deep' | 'many';
  /** Of the name, or of the bracket that opens one level too many; lines and columns from 1. */
  readonly line: number;
  readonly column: number;
  /** The name that stands there twice or is reserved; empty otherwise. */
  readonly name: string;
};

export type JsonBounds = {
  /** Levels of brackets. */
  readonly depth: number;
  /** Names in one object. */
  readonly names: number;
};

/** Deeper than any command, far shallower than what would exhaust the stack of whoever walks it; no form has so many fields. */
const JSON_BOUNDS: JsonBounds = { depth: 32, names: 1_000 };

/**
 * Names that all objects have: careless code reaches what all share through them, or takes an object for what it is not
 * (`toString`). No command, no form and no file has a field of such a name.
 */
const RESERVED = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/**
 * The first such fault of a text that `JSON.parse` takes; null: it means one thing to everybody. RFC 8259, 4 leaves open what
 * a name says that stands twice in one object: the last one wins here, the first one elsewhere. One pass, linear in the text.
 */
export function faultInJson(text: string, { depth, names }: JsonBounds = JSON_BOUNDS): JsonFault | null {
  /** Of each open bracket the names so far; null for a list. */
  const open: (Set<string> | null)[] = [];
  const fault = (why: JsonFault['why'], at: number, name = ''): JsonFault => {
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    return { why, line, column: at - before.lastIndexOf('\n'), name };
  };
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        const here = open.at(-1);
        if (here && isName(text, end)) {
          const name = nameIn(text.slice(at, end + 1));
          if (RESERVED.has(name)) return fault('reserved', at, name);
          if (here.has(name)) return fault('twice', at, name);
          if (here.size >= names) return fault('many', at);
          here.add(name);
        }
        at = end;
        break;
      }
      case 0x7b /* { */:
      case 0x5b /* [ */:
        if (open.length >= depth) return fault('deep', at);
        open.push(text[at] === '{' ? new Set() : null);
        break;
      case 0x7d /* } */:
      case 0x5d /* ] */:
        open.pop();
        break;
    }
  }
  return null;
}

/** Where the string that begins here ends: the next quotation mark that no odd number of backslashes stands before. */
function endOfString(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** A colon follows a name, and nothing else. */
function isName(text: string, end: number): boolean {
  for (let at = end + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code === COLON;
  }
  return false;
}

const nameIn = (quoted: string): string =>
  quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
