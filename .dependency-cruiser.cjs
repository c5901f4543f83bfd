/**
 * The floors of a source tree, from the ground up: a room (a folder, or a file beside them) takes values from the floors
 * below its own, never from its neighbours or from above. Types may come from anywhere: what is handed in is known by its
 * type. A room that stands on no floor fails too.
 */
function floors(name, root, rows) {
  const inRooms = (rooms) => `^${root}/(${rooms.join('|').replaceAll('.', '\\.')})(/|$)`;
  return [
    {
      name: `${name}-room-without-a-floor`,
      severity: 'error',
      comment: 'say in .dependency-cruiser.cjs on which floor it stands',
      from: { path: `^${root}/`, pathNot: inRooms(rows.flat()) },
      to: {},
    },
    ...rows.map((rooms, row) => ({
      name: `${name}-${rooms.join('-and-')}-takes-from-below`,
      severity: 'error',
      from: { path: inRooms(rooms) },
      to: {
        path: `^${root}/`,
        pathNot: [`^${root}/$1(/|$)`, ...(row > 0 ? [inRooms(rows.slice(0, row).flat())] : [])],
        dependencyTypesNot: ['type-only'],
      },
    })),
  ];
}

/** The import rules of docs/architecture.md. The domain is pure; data flows one way; packages know nothing of apps. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular-packages',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)' },
      to: { circular: true, path: '^(packages|apps)/(?!$2)' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'no I/O, no clock, no randomness from the platform',
      from: { path: '^packages/domain/src' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-imports-only-pure-libraries',
      severity: 'error',
      from: { path: '^packages/domain/src' },
      to: { path: '^(packages/(?!domain|flow|tlog/src/hash/)|node_modules/(?!zod/|fflate/))' },
    },
    {
      name: 'tlog-stands-alone',
      severity: 'error',
      from: { path: '^packages/tlog/src', pathNot: '^packages/tlog/src/folder/' },
      to: { pathNot: '^packages/tlog/src/(?!folder/)' },
    },
    {
      name: 'tlog-folder-knows-the-file-system-only',
      severity: 'error',
      comment: 'a separate entry, @tongzhou/tlog/folder, so that browsers never meet node:fs',
      from: { path: '^packages/tlog/src/folder/' },
      to: { pathNot: '^packages/tlog/src', dependencyTypesNot: ['core'] },
    },
    {
      name: 'flow-stands-alone',
      severity: 'error',
      from: { path: '^packages/flow/src' },
      to: { pathNot: '^packages/flow/src' },
    },
    {
      name: 'flow-certificate-shares-nothing-with-the-solver',
      severity: 'error',
      comment:
        'a fault in the solver must not be a fault in the check of it; the shape of a problem is all they share',
      from: { path: '^packages/flow/src/certificate/' },
      to: { pathNot: '^packages/flow/src/(certificate/|problem/problem\\.ts$)' },
    },
    {
      name: 'formats-know-the-domain-only',
      severity: 'error',
      comment:
        'file-type reads bytes in memory, opencc-js characters, saxes events of a text, and nothing else',
      from: { path: '^packages/formats/src' },
      to: { pathNot: '^(packages/(formats|domain)|node_modules/(file-type|opencc-js|saxes))/' },
    },
    {
      name: 'messages-know-the-domain-only',
      severity: 'error',
      from: { path: '^packages/messages/src' },
      to: { pathNot: '^packages/(messages|domain)/' },
    },
    {
      name: 'receipts-know-the-domain-the-words-and-the-log',
      severity: 'error',
      from: { path: '^packages/receipt/src' },
      to: { pathNot: '^packages/(receipt|domain|messages|tlog)/' },
    },
    {
      name: 'audit-knows-the-domain-and-the-log',
      severity: 'error',
      from: { path: '^packages/audit/src' },
      to: { pathNot: '^packages/(audit|domain|tlog)/' },
    },
    {
      name: 'server-never-imports-cli',
      severity: 'error',
      comment: 'its tests do: they audit by the command line what they have served',
      from: { path: '^apps/server/src' },
      to: { path: '^apps/cli' },
    },
    {
      name: 'pages-know-the-server-by-its-types-alone',
      severity: 'error',
      comment: 'they are built apart, and are handed the services of the server that runs them',
      from: { path: '^apps/web' },
      to: { path: '^apps/(server|cli)/', dependencyTypesNot: ['type-only'] },
    },
    ...floors('domain', 'packages/domain/src', [
      ['kernel'],
      ['ledger'],
      ['concepts'],
      ['duty', 'allocation'],
      ['views'],
      ['book'],
      ['index.ts'],
    ]),
    ...floors('server', 'apps/server/src', [
      ['settings', 'sealing', 'fault', 'solving', 'loop.ts'],
      ['mail', 'watch'],
      ['database', 'folder', 'http', 'trace'],
      ['clock', 'ledger', 'identity', 'place-code', 'scenario', 'imports', 'plan', 'texts', 'tls'],
      ['journal', 'person', 'signature-code', 'log', 'live', 'records', 'snapshot'],
      ['file'],
      ['application', 'backup', 'integrity', 'notification'],
      ['receipt', 'report', 'locally', 'volunteer', 'text-look', 'forward', 'replay'],
      ['services.ts', 'auditing.ts'],
      ['api', 'metrics'],
      ['public-answers'],
      ['server'],
      ['index.ts'],
    ]),
    ...floors('cli', 'apps/cli/src', [
      ['settings.ts', 'usage-error.ts', 'export', 'audit'],
      ['import', 'mirror', 'report', 'site-export'],
      ['witness'],
      ['commands'],
      ['command-line.ts'],
      ['main.ts'],
    ]),
    {
      name: 'no-catch-all-folders',
      severity: 'error',
      from: {},
      to: { path: '/(utils|common|manager|helpers)/', pathNot: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit)/|\\.test\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
