import { posix } from 'node:path';
import { copiedAddress, fileOf } from './copied-address.ts';

export type Rewriting = {
  /** The address whose page this is. */
  readonly address: string;
  readonly languages: readonly string[];
  /** Files of the copy that are no pages: what browsers load, the log, the proofs for one’s own disk. */
  readonly hasFile: (path: string) => boolean;
  /** The living site, for what a copy does not have; null: a page of the copy says so. */
  readonly publicUrl: string | null;
};

/** The page of the copy that says what a copy does not have. */
export const ELSEWHERE = 'not-in-this-copy/index.html';

const ORIGIN = 'http://copy.invalid';
const ATTRIBUTE = /(\s(?:href|src|action|poster)=)"([^"]*)"/g;
const FORM = /<form\b(?![^>]*\saction=)/g;
const SCRIPT = /(<script\b[^>]*>)([\s\S]*?)(<\/script>)/g;

/**
 * A page as it stands in a file: links lead from file to file, relative, so that the copy may stand at any address and on a disk.
 * `links`: the addresses of pages that it leads to, which are to be copied, too.
 */
export function rewritten(
  html: string,
  to: Rewriting,
): { readonly html: string; readonly links: readonly string[] } {
  const links: string[] = [];
  const from = fileOf(to.address);
  const base = new URL(to.address, ORIGIN);
  const elsewhere = (url: URL): string =>
    to.publicUrl === null ? relative(from, ELSEWHERE) : `${to.publicUrl}${url.pathname}${url.search}`;
  const target = (said: string): string => {
    if (said.startsWith('#') || /^(?!https?:)[a-z][a-z+.-]*:/i.test(said)) return said;
    const url = new URL(unescaped(said), base);
    if (url.origin !== ORIGIN) return said;
    const file = decoded(url.pathname);
    if (file !== null && to.hasFile(file)) return escaped(relative(from, file) + url.hash);
    const address = copiedAddress(url);
    if (address === null || !to.languages.includes(languageOf(address))) return escaped(elsewhere(url));
    links.push(address);
    return escaped(relative(from, fileOf(address)) + url.hash);
  };
  const up = '../'.repeat(from.split('/').length - 1) || './';
  const said = html
    // The one script of the page of proofs says from where it loads, counted from an address without a slash at its end.
    .replace(
      SCRIPT,
      (_, begin: string, script: string, end: string) =>
        `${begin}${script
          .replace(/(["'`])(?:\.{1,2}\/)+_app\//g, `$1${up}_app/`)
          .replace(
            /new URL\((["'])\.{1,2}(?:\/\.\.)*\1, location\)/g,
            `new URL($1${up}$1, location)`,
          )}${end}`,
    )
    .replace(FORM, `<form action="${escaped(to.address)}"`)
    .replace(ATTRIBUTE, (_, name: string, value: string) =>
      // A form is answered by a server, which a copy does not have.
      name.trim() === 'action='
        ? `${name}"${escaped(elsewhere(new URL(unescaped(value), base)))}"`
        : `${name}"${target(value)}"`,
    );
  return { html: said, links };
}

const languageOf = (address: string): string => address.split(/[/?]/)[1] ?? '';

const relative = (from: string, to: string): string =>
  (posix.relative(posix.dirname(from), to) || posix.basename(to))
    .split('/')
    .map(encodeURIComponent)
    .join('/');

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path).slice(1);
  } catch {
    return null;
  }
}

const unescaped = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<');
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
