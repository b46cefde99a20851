import { defineConfig } from 'vitest/config';
import everything from '../vitest.config.ts';
import { UnloadedFileFails } from './unloaded-file-fails.ts';

/**
 * The tests that state the rules of `src/cases`: only they are to notice a changed rule, no journey that meets it by chance.
 * What a test works out before `it` (a case that a whole `describe` shares) counts for every test there is, which costs seconds for each
 * change; a function that each test calls costs nothing.
 */
export default defineConfig({
  test: {
    ...everything.test,
    include: ['test/cases/**/*.test.ts', 'test/cli/dated-cases.test.ts'],
    // Walks through all of the rules, for seconds: every change would have to wait for it.
    exclude: ['test/cases/whole-machine.test.ts'],
    reporters: [new UnloadedFileFails()],
  },
});
