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
      name: 'domain-imports-only-zod-flow-and-the-hash',
      severity: 'error',
      from: { path: '^packages/domain/src' },
      to: { path: '^(packages/(?!domain|flow|tlog/src/hash/)|node_modules/(?!zod/))' },
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
      from: { path: '^packages/formats/src' },
      to: { pathNot: '^packages/(formats|domain)/' },
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
      from: { path: '^apps/server' },
      to: { path: '^apps/cli' },
    },
    {
      name: 'no-catch-all-folders',
      severity: 'error',
      from: {},
      to: { path: '/(utils|common|manager|helpers)/', pathNot: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
