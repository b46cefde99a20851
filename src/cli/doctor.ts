import { existsSync } from 'node:fs';
import { examineSlack, loadWriter } from '../app.ts';
import { osloDate } from '../cases/calendar.ts';
import type { Organisation } from '../cases/organisation.ts';
import { systemClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { installationsOf } from '../installations.ts';
import { loadOrganisations } from '../load-organisations.ts';
import { Mistakes } from '../mistakes.ts';
import { readFolder, shippedFolder } from '../read-folder.ts';
import { checkAuthority } from './doctor/check-authority.ts';
import { checkRules } from './doctor/check-rules.ts';
import { checkServed } from './doctor/check-served.ts';
import { type Finding, inOrder, tried, wrong } from './doctor/finding.ts';

/**
 * `frist doctor`: reads all that people edit, as at start, and says what is in order and what is not. Connects to nothing, unless
 * `--slack` asks the workspace too, and opens no database. Exit code 1 where anything is wrong.
 * @param isNamed whether somebody named the configuration; the usual one may be missing, and then the shipped folders are checked
 */
export async function doctorCommand(
  configFile: string,
  isNamed: boolean,
  { json, slack }: { readonly json?: boolean; readonly slack?: boolean },
): Promise<void> {
  const findings = [...(await examine(configFile, isNamed)), ...(slack ? await askSlack(configFile) : [])];
  if (json) for (const finding of findings) console.log(JSON.stringify(finding));
  else for (const line of linesOf(findings)) console.log(line);
  process.exitCode = findings.some(({ kind }) => kind === 'wrong') ? 1 : 0;
}

export async function examine(configFile: string, isNamed: boolean): Promise<readonly Finding[]> {
  const hasConfig = isNamed || existsSync(configFile);
  const { part: config, findings } = hasConfig
    ? await tried(
        () => readConfig(configFile, process.env),
        ({ organisations }) => `${configFile} can be read, and serves ${Object.keys(organisations).join(', ')}.`,
      )
    : { part: undefined, findings: [inOrder(`There is no ${configFile} yet; what Frist ships is checked.`)] };
  const organisations = await tried(
    () => loadOrganisations(config?.organisations_folder),
    (found) => `The organisations can be read: ${[...found.keys()].join(', ')}.`,
  );
  const known = organisations.part;
  const templates = await tried(
    () => loadWriter(config ?? {}, [...(known?.values() ?? [])]),
    () =>
      known
        ? 'The templates are in order: each was filled in for every organisation, and says what the law demands.'
        : 'The shared templates can be read; they are tried with the organisations once those are in order.',
  );
  return [
    ...findings,
    ...(config && known ? await checkInstallation(config, known) : []),
    ...organisations.findings,
    ...(await checkRules(config?.intents_folder)),
    ...templates.findings,
    ...checkAuthority(editedFiles(config)),
    ...(config && known ? checkServed(config, known) : []),
  ];
}

/** What is wrong with the configuration has been told already, each mistake with its place. */
async function askSlack(configFile: string): Promise<readonly Finding[]> {
  try {
    return await examineSlack(readConfig(configFile, process.env), (what) => process.stderr.write(`${what}\n`));
  } catch (error) {
    if (!(error instanceof Mistakes)) throw error;
    return [wrong('Slack was not asked: the configuration has to be in order first.')];
  }
}

async function checkInstallation(config: Config, known: ReadonlyMap<string, Organisation>): Promise<readonly Finding[]> {
  const { findings } = await tried(
    () => installationsOf(config, known, osloDate(systemClock())),
    () => 'Every organisation served is known, has an address, and may be served by these people over these connections.',
  );
  return findings;
}

/** A folder that cannot be read is told where it is loaded. */
function editedFiles(config: Config | undefined) {
  const folders = [
    config?.organisations_folder ?? shippedFolder('organisations'),
    config?.templates_folder ?? shippedFolder('templates'),
  ];
  return folders.filter((folder) => existsSync(folder)).flatMap((folder) => readFolder(folder, ['.yaml', '.liquid']));
}

function linesOf(findings: readonly Finding[]): readonly string[] {
  const of = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).map(({ text }) => text);
  const mistakes = of('wrong');
  const questions = of('look');
  const listed = (title: string, texts: readonly string[]) =>
    texts.length > 0 ? ['', title, ...texts.map((text) => `  ${text}`)] : [];
  const sum =
    mistakes.length === 0 ? 'Nothing is wrong.' : `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}.`;
  return [
    ...of('in_order'),
    ...listed('Wrong:', mistakes),
    ...listed('For a person to decide:', questions),
    '',
    questions.length > 0 ? `${sum} ${questions.length} to decide.` : sum,
  ];
}
