/**
 * `npm run mutation`: changes the rules in `src/cases` one small way at a time and shows each change that no test notices.
 * One file alone: `npm run mutation -- --mutate src/cases/pauses.ts`.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['src/cases/**/*.ts'],
  testRunner: 'vitest',
  // Found by name and not by looking around, which finds nothing where `node_modules` is a link.
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation-parts/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // What is known from the last run is kept. It looks at rules and test files only: after a change elsewhere, `-- --force`.
  incremental: true,
  incrementalFile: '.mutation/incremental.json',
  htmlReporter: { fileName: '.mutation/report.html' },
  tempDirName: '.mutation/sandbox',
  cleanTempDir: 'always',
  ignorePatterns: ['/.*', '/docs', '/migrations', '/templates', '/test/mails', '/test/journeys', '*.db', '*.db-*'],
  // It would be read with TypeScript's JavaScript interface, which version 7 has no more; nothing in ours has to be rewritten.
  tsconfigFile: 'none',
};
