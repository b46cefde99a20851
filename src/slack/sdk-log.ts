import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { SlackLog } from './slack-log.ts';

/**
 * The SDK's log, without its debug level: there it prints whole bodies and socket payloads and hides only tokens. Warnings and errors
 * are kept as text with anything like a token or an address taken out; what is not text is left away.
 */
export function sdkLog(log: SlackLog): Logger {
  const write =
    (level: 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const said = parts.map((part) => (part instanceof Error ? part.name : typeof part === 'string' ? part : '')).join(' ');
      log[level]({ said: withoutSecrets(said).slice(0, 300) }, 'from the Slack SDK');
    };
  return {
    debug: () => {},
    info: () => {},
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

function withoutSecrets(text: string): string {
  return text
    .replace(/x(?:app|ox[a-z])-[\w-]+/g, 'x…')
    .replace(/wss?:\/\/\S+/g, 'wss://…')
    .replace(/\S+@\S+/g, '…@…');
}
