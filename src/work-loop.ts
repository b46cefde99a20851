/**
 * Runs one kind of work whenever it is woken, and every so often without being asked: a wake-up that got lost costs a tick, not a mail.
 * Never twice at once; a wake-up during a run means one more run. What fails is logged and tried again at the next tick.
 */
export type WorkLoop = { wake(): void; stop(): Promise<void> };

export function startWorkLoop(options: {
  readonly work: () => Promise<void>;
  /** Milliseconds between unasked runs. */
  readonly every: number;
  readonly onError: (error: unknown) => void;
}): WorkLoop {
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | undefined;

  async function runWhileWanted(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false;
      await options.work().catch(options.onError);
    }
    running = undefined;
  }

  function wake(): void {
    wanted = true;
    if (!stopped) running ??= runWhileWanted();
  }

  const timer = setInterval(wake, options.every);
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
