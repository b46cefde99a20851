import { expect, it } from 'vitest';
import type { TaskKind } from '../../src/cases/tasks.ts';
import { loadOrganisations } from '../../src/load-organisations.ts';
import { readFolder, shippedFolder } from '../../src/read-folder.ts';
import { readTemplates } from '../../src/replies/read-templates.ts';
import { createReplyWriter } from '../../src/replies/reply-writer.ts';
import { sampleDigests } from '../../src/replies/sample-facts.ts';
import { wordsFor } from '../../src/slack/words.ts';
import { digfo } from '../support/slack-cases.ts';

const read = readTemplates(readFolder(shippedFolder('templates'), ['.liquid', '.yaml']), [...loadOrganisations().values()]);
if (!read.ok) throw new Error(read.mistakes.join('\n'));
const writer = createReplyWriter(read.templates);

it.each(['nb', 'en'] as const)('the digest by mail calls every kind of task what Slack calls it (%s)', (staffLanguage) => {
  const [quiet] = sampleDigests;
  if (!quiet) throw new Error('there is a quiet morning among the samples');
  const named = Object.entries(wordsFor(staffLanguage).tasks);
  const tasks = named.map(([kind]) => ({
    number: 'DIGFO-2026-0042',
    kind: kind as TaskKind,
    dueOn: '2026-03-09',
    daysLeft: 4,
  }));

  const { text } = writer.digest({ ...digfo, staffLanguage }, { ...quiet, tasks });

  for (const [, name] of named) expect(text).toContain(`- DIGFO-2026-0042: ${name}, 4 `);
});
