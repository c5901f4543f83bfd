import type { Hono } from 'hono';

/** An endpoint of the API, as its router has it: whatever is added to the router is one. */
export type Endpoint = { readonly method: string; readonly path: string };

/** Every address that the API’s router answers, but for what all requests pass. */
export const endpointsOf = (api: Pick<Hono, 'routes'>): Endpoint[] => {
  const found = api.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
    .map(({ method, path }) => ({ method, path }));
  return [...new Map(found.map((each) => [`${each.method} ${each.path}`, each])).values()];
};

/** The steps of a route that stand for something: `:name`, `:name{pattern}`, `*`, `[name]`, `[...name]`. */
export const fill = (path: string, value: () => string): string =>
  path.replace(/:\w+(?:\{[^}]*\})?|\*|\[{1,2}[^\]]+\]{1,2}/g, value);

type Schema = { readonly example?: unknown };
type Operation = {
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, Schema>> };
};

/** What the API’s own description says of an endpoint: the names of its query, and a body that it would take. */
export function described(document: { readonly paths: object }, { method, path }: Endpoint) {
  const said = path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}');
  const operations = (document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>)[said];
  const operation = operations?.[method.toLowerCase()];
  const names = (operation?.parameters ?? []).flatMap((each) =>
    each.in === 'query' && each.name ? [each.name] : [],
  );
  const content = Object.values(operation?.requestBody?.content ?? {});
  return { names, example: content[0]?.example ?? null };
}

/** A form on a page: where it is sent and what it says. */
export type PostedForm = { readonly action: string; readonly fields: readonly (readonly [string, string])[] };
export type Found = { readonly links: readonly string[]; readonly forms: readonly PostedForm[] };

const plain = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
const attribute = (tag: string, name: string): string | null =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '\0').replace(/^\0$/, '') || null;

/** The links and forms of a page, by its address. */
function readPage(html: string, address: string): Found {
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => plain(href as string));
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, tag, inside]) => {
    if (!/method="post"/i.test(tag as string)) return [];
    const controls = [...(inside as string).matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)].map(
      ([each]) => each,
    );
    const fields = controls.flatMap((each) => {
      const name = attribute(each, 'name');
      return name === null ? [] : [[name, attribute(each, 'value') ?? ''] as const];
    });
    const action = attribute(tag as string, 'action') ?? '';
    const actions = [action, ...controls.flatMap((each) => attribute(each, 'formaction') ?? [])];
    return actions.map((each) => ({
      action: new URL(each, `http://site${address}`).href.slice('http://site'.length),
      fields,
    }));
  });
  return { links: links.filter((each) => /^\/(zh|en)(\/|$)/.test(each)), forms };
}

/** Every page that links lead to, in one language, and every form on them, for each of some readers. */
export async function crawl(
  ask: (address: string, reader: string | null) => Promise<{ status: number; text: string }>,
  readers: readonly (string | null)[],
  most: number,
) {
  const addresses = new Set<string>();
  const broken: string[] = [];
  const forms = new Map<string, PostedForm & { readonly reader: string | null }>();
  for (const reader of readers) {
    // Whoever is signed in comes first to where he works.
    const open = reader === null ? ['/zh', '/zh/work'] : ['/zh/work', '/zh'];
    const seen = new Set(open);
    let asked = 0;
    for (let at = open.shift(); at !== undefined && asked < most; at = open.shift(), asked += 1) {
      const { status, text } = await ask(at, reader);
      if (status >= 500) broken.push(`${at} for ${reader}: ${status}`);
      if (status !== 200) continue;
      addresses.add(at);
      const found = readPage(text, at);
      for (const form of found.forms)
        forms.set(`${form.action} ${form.fields.map(([name]) => name).join()}`, { ...form, reader });
      // One of each kind of query will do: the generator puts in others.
      for (const link of found.links.map((each) => each.replace(/#.*$/, '')))
        if (link.startsWith('/zh') && !seen.has(link) && !/sign-out|\.pdf|[?]/.test(link)) {
          seen.add(link);
          open.push(link);
        }
    }
  }
  return { broken, addresses: [...addresses], forms: [...forms.values()] };
}
