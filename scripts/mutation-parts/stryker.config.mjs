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
  // A run that takes too long counts as noticed, and on a busy machine a good one may take long.
  timeoutMS: 30_000,
  // What the last run found is kept where neither the rule nor its tests have changed. It does not see a new test of what is worked out
  // while a file is loaded (a pattern, a shape), nor a change outside `src/cases` and the tests: `-- --force` tries everything again.
  incremental: true,
  incrementalFile: '.mutation/incremental.json',
  htmlReporter: { fileName: '.mutation/report.html' },
  tempDirName: '.mutation/sandbox',
  cleanTempDir: 'always',
  ignorePatterns: ['/.*', '/docs', '/migrations', '/templates', '/test/mails', '/test/journeys', '*.db', '*.db-*'],
  // It would be read with TypeScript's JavaScript interface, which version 7 has no more; nothing in ours has to be rewritten.
  tsconfigFile: 'none',
};
