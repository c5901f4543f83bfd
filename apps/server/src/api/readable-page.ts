type Operation = { summary?: string; description?: string; tags?: string[] };
type Document = {
  info: { title: string; description: string };
  paths: Record<string, Record<string, Operation>>;
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The API for people to read, from the same document; no script, no style of its own beyond a few lines. */
export function readablePage(document: Document): string {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? '';
      const row = `<tr><td><code>${escape(method.toUpperCase())}</code></td><td><code>${escape(path)}</code></td><td>${escape(operation.summary ?? '')} ${escape(operation.description ?? '')}</td></tr>`;
      groups.set(tag, [...(groups.get(tag) ?? []), row]);
    }
  }
  const tables = [...groups]
    .map(([tag, rows]) => `<h2>${escape(tag)}</h2><table>${rows.join('')}</table>`)
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(document.info.title)} API</title><link rel="stylesheet" href="/api/v1/page.css"></head><body><main><h1>${escape(document.info.title)} API</h1><p>${escape(document.info.description)}</p><p><a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1)</p>${tables}</main></body></html>`;
}

export const PAGE_STYLE = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0}main{max-width:70rem;margin:0 auto;padding:1rem}table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #8884;padding:.4rem .6rem;vertical-align:top;overflow-wrap:anywhere}`;
