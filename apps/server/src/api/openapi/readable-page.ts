import type { OpenApiDocument } from './document.ts';
import type { Operation } from './parts.ts';

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The API for people to read, in both languages, from the same document: no script, no style of its own. */
export function readablePage(document: OpenApiDocument): string {
  const { title, description } = document.info;
  const sections = document.tags.map(({ name, description: words }) => {
    const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.tags.includes(name))
        .map(([method, operation]) => entry(method, path, operation)),
    );
    return `<h2 id="${escapeHtml(name)}">${escapeHtml(words)}</h2>${entries.join('')}`;
  });
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} API</title>
<link rel="stylesheet" href="/api/v1/page.css">
</head>
<body><main>
<h1>${escapeHtml(title)} API</h1>
${description
  .split('\n')
  .map((line) => `<p>${escapeHtml(line)}</p>`)
  .join('')}
<p><a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1)</p>
${sections.join('\n')}
</main></body>
</html>
`;
}

function entry(method: string, path: string, operation: Operation): string {
  const content = (
    operation.requestBody as { content?: { 'application/json'?: { example?: unknown } } } | undefined
  )?.content?.['application/json'];
  const example =
    content?.example === undefined
      ? ''
      : `<pre>${escapeHtml(JSON.stringify(content.example, null, 2))}</pre>`;
  const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
  const named = parameters
    .filter((each) => each.in === 'path' || each.in === 'query')
    .map(({ name }) => name);
  return `<details id="${escapeHtml(operation.operationId)}"><summary><code>${method.toUpperCase()} ${escapeHtml(path)}</code> ${escapeHtml(operation.summary)}</summary>
<p>${escapeHtml(operation.description ?? '')}${named.length > 0 ? ` <code>${escapeHtml(named.join(', '))}</code>` : ''}</p>${example}</details>`;
}

export const PAGE_STYLE = `:root { color-scheme: light dark }
body { font: 16px/1.6 system-ui, sans-serif; margin: 0 }
main { max-width: 60rem; margin: 0 auto; padding: 1rem }
details { border-bottom: 1px solid #8884; padding: .4rem 0 }
summary { cursor: pointer; overflow-wrap: anywhere }
pre { overflow-x: auto; padding: .6rem; background: #8881 }
`;
