/** Waits for so many milliseconds, or until one of the signals is given: whatever comes first. */
export function pause(milliseconds: number, ...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, milliseconds);
    for (const signal of signals) signal.addEventListener('abort', finish);
    if (signals.some((signal) => signal.aborted)) finish();

    function finish(): void {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}

/**
 * How long to wait before the next try, in milliseconds: doubled with each failure up to a ceiling, and up to a quarter shorter by chance, so
 * that the mailboxes of several companies do not knock at a server that comes back all in the same moment.
 */
export function backOff(failures: number, { first, longest }: { readonly first: number; readonly longest: number }): number {
  const whole = Math.min(longest, first * 2 ** (failures - 1));
  return Math.round(whole * (1 - Math.random() / 4));
}
