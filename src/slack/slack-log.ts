/** Where the Slack edge writes what happened: ids and static messages, as everywhere. pino fits by shape. */
export type SlackLog = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

/** An error as it may stand in a log: its kind and where it happened, but not its message, which may quote a mail. */
export function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, data } = error as { code?: unknown; data?: { error?: unknown } };
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof data?.error === 'string' && /^[a-z_]{1,60}$/.test(data.error) && { slack: data.error }),
    at: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 6)
      .map((line) => line.trim()),
  };
}
