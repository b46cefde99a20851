/** A case that goes to a colleague, becomes two, or had a letter go astray; and the language of its letters. */
import { letterLanguages } from '../../cases/letters.ts';
import { instantOf, notAllowed, oneOf } from '../read-options.ts';
import { type Act, report, unlessRefused } from './act.ts';
import { rightsOf } from './settle.ts';

export async function assign(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  if (options.to === undefined) throw notAllowed('--to', undefined, 'a Slack user id, or cli:NAME');
  const { id: caseId, revision } = caseFile;
  await report(act, await verbs.assignCase({ caseId, revision, to: options.to }, by));
}

export async function split(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const { id: caseId, revision } = caseFile;
  const rights = options.rights === undefined ? [] : rightsOf(options.rights);
  const outcome = await verbs.splitCase({ caseId, revision, rights, mailIds: mailsAt(options.mails, act) }, by);
  const { number } = unlessRefused(outcome, act);
  await report(act, { kind: 'done' }, `Done. It is ${number} now.`);
}

export async function wrongRecipient(act: Act): Promise<void> {
  const { verbs, caseFile, by, options } = act;
  const awareAt = options.at === undefined ? undefined : instantOf(options.at, '--at');
  await report(act, await verbs.reportWrongRecipient(caseFile.id, { awareAt, note: options.note ?? '' }, by));
}

export async function language(act: Act): Promise<void> {
  const { verbs, caseFile, by, what } = act;
  const { id: caseId, revision } = caseFile;
  const chosen = { caseId, revision, language: oneOf(letterLanguages, what, 'the language of the letters') };
  await report(act, await verbs.chooseLanguage(chosen, by));
}

/** Mails are named by their place, the first that came being 1. */
function mailsAt(list: string | undefined, { caseFile: { mails } }: Act): readonly string[] {
  return (list?.split(',') ?? []).map((place) => {
    const mail = mails[Number(place.trim()) - 1];
    if (!mail) throw notAllowed('--mails', place, `1 to ${mails.length}`);
    return mail.id;
  });
}
