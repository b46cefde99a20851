import pino from 'pino';
import type { Log } from './workflow/world.ts';

/**
 * JSON lines on stderr: ids and static messages, never names, addresses or words of a mail. There is no debug level on purpose: the
 * libraries below print whole bodies there.
 */
export function createLog(): Log {
  return pino(
    { name: 'frist', level: 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
