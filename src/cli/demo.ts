import { Mistakes } from '../mistakes.ts';

/** `frist demo`. Its servers are no part of a production install, so they are looked for only now. */
export async function demoCommand(options: { readonly check?: boolean }): Promise<void> {
  const { runDemo } = await import('../../scripts/demo-parts/run-demo.ts').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Mistakes([
      'The demo needs packages that a production install leaves out. In a checkout, ./scripts/demo installs them and starts.',
    ]);
  });
  process.exitCode = await runDemo({ check: options.check === true });
}
