import type { Temporal } from 'temporal-polyfill';
import { osloDate } from './calendar.ts';
import type { Command } from './case-command.ts';
import type { CaseFile } from './case-file.ts';
import { all, type Decision, happened, refused } from './decision.ts';
import { standingAlerts } from './reminders.ts';
import { snoozeUntil } from './snoozes.ts';

/**
 * A person puts an alert off until the next working morning, for themselves only and once: what was put off yesterday is not put off
 * again. Without an `alert` named, all that stand.
 */
export function snoozeAlert(caseFile: CaseFile, command: Command<'snooze_alert'>, now: Temporal.Instant): Decision {
  const { alert, by } = command;
  if (caseFile.stage.status === 'closed') return refused({ kind: 'refused', why: 'already_closed' });
  const standing = standingAlerts(caseFile, osloDate(now)).filter(({ key }) => alert === undefined || key === alert);
  if (standing.length === 0) return refused({ kind: 'refused', why: 'nothing_to_snooze' });
  const until = snoozeUntil(caseFile, now);
  if (!until) return refused({ kind: 'refused', why: 'too_close_to_snooze' });
  const fresh = standing.filter(({ key }) => !caseFile.snoozes.some((snooze) => snooze.alert === key && snooze.by === by));
  if (fresh.length === 0) return refused({ kind: 'refused', why: 'snoozed_already' });
  return all(
    ...fresh.map(({ key }) =>
      happened(now, by, { type: 'alert_snoozed', data: { alert: key, until: until.toString() }, sealed: undefined }),
    ),
  );
}
