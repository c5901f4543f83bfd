import { existsSync } from 'node:fs';

/** What a setting's text must be; answers what is wrong with it, or null. */
export type Kind = {
  /** Said in the table of settings. */
  readonly says: string;
  readonly whyNot: (text: string) => string | null;
};

export const anything: Kind = { says: 'text', whyNot: () => null };

export const one = (...values: readonly string[]): Kind => ({
  says: values.map((value) => `\`${value}\``).join(', '),
  whyNot: (text) => (values.includes(text) ? null : `is none of ${values.join(', ')}`),
});

/** A whole number, bounds included. */
export const whole = (least: number, most: number): Kind => ({
  says: `whole number, ${least} to ${most}`,
  whyNot: (text) =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most
      ? null
      : `is not a whole number from ${least} to ${most}`,
});

export const port: Kind = { ...whole(0, 65_535), says: 'port, 0 to 65535' };

/** An address of one of these schemes. Its own text is never repeated: it may hold a password. */
export const address = (...schemes: readonly string[]): Kind => ({
  says: schemes.map((scheme) => `\`${scheme}://…\``).join(', '),
  whyNot: (text) =>
    URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))
      ? null
      : `is not an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
});

export const matching = (pattern: RegExp, says: string): Kind => ({
  says,
  whyNot: (text) => (pattern.test(text) ? null : `is not ${says}`),
});

/** A file that must be there at the start. */
export const file: Kind = {
  says: 'path of a file',
  whyNot: (text) => (existsSync(text) ? null : 'names a file that is not there'),
};

/** A folder; made where it is not there. */
export const folder: Kind = { says: 'path of a folder', whyNot: () => null };
