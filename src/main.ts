/** The process: reads the words on the command line, loads only what that command needs, and ends with 0, 1 (a problem) or 2 (wrong usage). */
import { Command, CommanderError } from 'commander';
import { addCaseCommand } from './cli/case-usage.ts';
import { Mistakes } from './mistakes.ts';

const program = new Command('frist')
  .description('Answers data-subject requests from a privacy mailbox before the time limit.')
  .option('-c, --config <file>', 'the configuration', process.env.FRIST_CONFIG ?? 'frist.yaml')
  .exitOverride()
  .showHelpAfterError('(frist --help shows what there is)');

const configFile = () => program.opts<{ config: string }>().config;

program
  .command('run')
  .description('watch the mailboxes, serve Slack, send what is approved, until stopped')
  .action(async () => (await import('./cli/run.ts')).runCommand(configFile()));

program
  .command('demo')
  .description('the whole of Frist on this machine, without any account')
  .option('--check', 'act the staff as a script, and end with one line')
  .action(async (options) => (await import('./cli/demo.ts')).demoCommand(options));

program
  .command('classify')
  .description('what the rules make of mails: .eml files, folders of them, or - for standard input')
  .argument('<path...>')
  .option('--json', 'one JSON object a line')
  .option('--rules <folder>', 'other rules than the shipped ones')
  .action(async (paths, options) => (await import('./cli/classify.ts')).classifyCommand(paths, options));

program
  .command('explain')
  .description('the whole reasoning on one mail; or which rules the corrections of your staff speak against')
  .argument('[file]', 'an .eml file, or - for standard input')
  .option('--rules <folder>', 'other rules than the shipped ones')
  .option('--corrections', 'how often people agreed with each rule, and how often they corrected it')
  .option('--json', 'with --corrections: one JSON object')
  .action(async (file, options, command: Command) => {
    if (options.corrections) return (await import('./cli/corrections.ts')).correctionsCommand(configFile(), options);
    if (file === undefined) command.error('frist explain needs the file of a mail, or --corrections');
    return (await import('./cli/explain.ts')).explainCommand(file, options);
  });

program
  .command('due')
  .description('the limits of a receipt')
  .option('--received <time>', 'receipt with its offset: 2026-03-05T10:15:00+01:00')
  .option('--organisation <id>', 'whose promise: defigo, digfo, digitools, metafocus, defero')
  .option('--cases <file>', 'a table of dated cases (JSON), one line of results each')
  .option('--json', 'one JSON object a line')
  .action(async (options) => (await import('./cli/due.ts')).dueCommand(options));

program
  .command('procedure')
  .description('the written procedure of a company: states, limits and roles in plain words')
  .option('--organisation <id>', 'whose: defigo, digfo, digitools, metafocus, defero')
  .action(async (options) => (await import('./cli/procedure.ts')).procedureCommand(options));

program
  .command('cases')
  .description('the open cases, most urgent first')
  .option('--all', 'closed ones too')
  .option('--sorted-away', 'the mails that became no case in the last 30 days, and why')
  .option('--json', 'one JSON object a line')
  .action(async (options) => (await import('./cli/cases.ts')).casesCommand(configFile(), options));

addCaseCommand(program, configFile);

program
  .command('digest')
  .description('the digest that managers get every working morning')
  .option('--at <date>', 'of another day than today: 2026-11-24')
  .option('--dry-run', 'print it; keep and send nothing')
  .option('--json', 'one JSON object an organisation')
  .action(async (options) => (await import('./cli/digest.ts')).digestCommand(configFile(), options));

program
  .command('doctor')
  .description('whether configuration, organisations, rules and templates are in order; connects to nothing without --slack')
  .option('--slack', 'ask the workspace too: tokens, scopes, channels, who may decide, and all that Frist draws')
  .option('--json', 'one JSON object a finding')
  .action(async (options) => {
    const isNamed = program.getOptionValueSource('config') === 'cli' || process.env.FRIST_CONFIG !== undefined;
    return (await import('./cli/doctor.ts')).doctorCommand(configFile(), isNamed, options);
  });

program
  .command('migrate')
  .description('bring the database up to date, making it where there is none')
  .action(async () => (await import('./cli/migrate.ts')).migrateCommand(configFile()));

// `frist classify … | head` closes our output early; that is no problem of anybody's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}

/** Commander has printed its own message; a mistake is printed plainly; anything else is a defect of ours and shows where. */
function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Mistakes || isPlainProblem(error)) {
    for (const line of error.message.split('\n')) process.stderr.write(`frist: ${line}\n`);
    return 1;
  }
  process.stderr.write(
    `frist: this should not happen, and is a defect of Frist: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}

/** Problems of edges that are written for people; told by name, so that no edge has to be loaded to know them. */
function isPlainProblem(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'StoreProblem' || error.name === 'DeliveryProblem');
}
