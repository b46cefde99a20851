import type { Reporter, Vitest } from 'vitest/node';

/**
 * Gives a test file that could not even be loaded one failed test. Stryker looks at single tests only, so without it a rule changed so
 * badly that the file breaks off on the way would pass for one that no test notices.
 */
export class UnloadedFileFails implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest) {
    this.#vitest = vitest;
  }

  onTestRunEnd() {
    for (const file of this.#vitest?.state.getFiles() ?? []) {
      if (file.result?.state !== 'fail' || file.tasks.length > 0) continue;
      const { id, result, meta } = file;
      const name = 'can be loaded';
      file.tasks.push({
        ...{ type: 'test', id: `${id}_unloaded`, name, fullName: name, fullTestName: name, mode: 'run', result, meta },
        ...{ file, annotations: [], artifacts: [], timeout: 0 },
      } as unknown as (typeof file.tasks)[number]);
    }
  }
}
