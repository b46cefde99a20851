import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The real bot in a process of its own, started as an operator would start it. */
export type FristProcess = {
  readonly pid: number;
  /** Resolves with the first log line that fits, written already or still to come; rejects with its last words when Frist ends before. */
  waitForLog(fits: (line: LogLine) => boolean): Promise<LogLine>;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** What it has said on stderr last, for a person to read. */
  lastWords(): string;
  /** SIGTERM, and SIGKILL for a process that has not ended after ten seconds. */
  stop(): Promise<void>;
  /** SIGKILL at once, as a power cut would. */
  kill(): Promise<void>;
};

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg?: string };

const frist = fileURLToPath(new URL('../frist', import.meta.url));

/** @param env what the configuration refers to as `${NAME}`, besides the environment of this process */
export function startFrist(configFile: string, env: Readonly<Record<string, string>>): FristProcess {
  const child = spawn(frist, ['--config', configFile, 'run'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<(line: LogLine | undefined) => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    const parsed = asLogLine(line);
    if (parsed) for (const look of waiting) look(parsed);
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'close').then(([code, signal]) => {
    process.removeListener('exit', killWithUs);
    for (const look of waiting) look(undefined);
    return { code, signal };
  });
  const lastWords = () => lines.slice(-20).join('\n');

  return {
    pid: child.pid ?? 0,
    ended,
    lastWords,
    waitForLog(fits) {
      const already = lines.map(asLogLine).find((line) => line && fits(line));
      if (already) return Promise.resolve(already);
      if (hasEnded(child)) return Promise.reject(new Error(`Frist has ended. Its last words:\n${lastWords()}`));
      return new Promise((resolve, reject) => {
        const look = (line: LogLine | undefined) => {
          if (line && !fits(line)) return;
          waiting.delete(look);
          if (line) resolve(line);
          else reject(new Error(`Frist has ended. Its last words:\n${lastWords()}`));
        };
        waiting.add(look);
      });
    },
    async stop() {
      if (hasEnded(child)) return;
      const lastResort = setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(lastResort);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** A line that is no JSON is for people: a plain sentence about a mistake, or a crash. */
function asLogLine(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogLine;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
