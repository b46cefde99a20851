import type { Command } from 'commander';

/**
 * Adds `case` to the program. `new` stands in the place of a number, since no case has that number.
 * @param configFile asked when the command runs
 */
export function addCaseCommand(program: Command, configFile: () => string): void {
  program
    .command('case')
    .description('one case: where it stands, and its log; or do something to it')
    .usage('NUMBER [action] [word] [options]\n       frist case new [options]')
    .argument('<number>', 'a case number (DIGFO-2026-0001), or new; for take-back the id of a mail too')
    .argument('[action]', 'what to do, see below')
    .argument('[word]', 'the letter of plan and fields, the question of answered, the task of task, the language of language')
    .option('--rights <list>', 'rights, split: access,erasure')
    .option('--not-marketing', 'rights: the objection is not about marketing, says whoever has read it')
    .option(
      '--outcome <list>',
      'plan, fields: how each line is answered, access=refused,erasure=granted; without it, all as asked',
    )
    .option('--set <pair...>', 'plan: fills in KEY=VALUE')
    .option('--body-file <file>', 'plan: a text of your own in place of the drafted one, - for standard input')
    .option('--confirm', 'approve: everything the letter claims is true')
    .option('--identity <method>', 'approve: how you know who asks')
    .option('--other-channel', 'approve: you send it yourself, by letter or portal')
    .option('--method <method>', 'identity: registered_address, known_fact, code, bankid, authority')
    .option('--how <how>', 'task: done (unless you say otherwise), not_needed, impossible, goes_on')
    .option('--on <date>', 'task, disclosed: the day it was done, today unless you say otherwise')
    .option('--secret', 'disclosed: a law or an order keeps us from telling the person')
    .option('--call', 'note: it is about a telephone call')
    .option(
      '--at <time>',
      'new, receipt: when it reached the company; note: when the call was; wrong-recipient: when you knew; 2026-03-05T10:15:00+01:00',
    )
    .option('--address <address>', 'new, requester: whom answers go to')
    .option('--name <name>', 'new, requester: their name')
    .option('--into <number>', 'merge: the case that goes on')
    .option('--to <id>', 'assign: who gets the case, a Slack user id or cli:NAME')
    .option('--mails <list>', 'split: mails that go along, by their place: 2,3')
    .option(
      '--note <text>',
      'new: what the person said; note: what to note; identity, task, receipt, disclosed, approve, wrong-recipient: what you saw or asked, or why',
    )
    .option('--note-file <file>', 'new: the same, in a file; without both, standard input is read')
    .option('--organisation <id>', 'new: whose case')
    .option('--source <source>', 'new: call, letter, colleague')
    .option('--json', 'one JSON object')
    .addHelpText('after', actionsHelp)
    .action(async (number, action, word, options) => {
      if (number === 'new') return (await import('./new-case.ts')).newCaseCommand(configFile(), action, options);
      return (await import('./case.ts')).caseCommand(configFile(), number, action, word, options);
    });
}

const actionsHelp = `
Actions:
  take                            the case is yours
  snooze                          you are reminded again on the next working morning; not in the last two days
  mail                            read the mails and the notes of colleagues (the look is logged)
  rights --rights LIST            say what is asked
  fields LETTER                   what a letter wants filled in
  plan LETTER                     prepare a letter: answer, identity_request, identity_code, clarification, extension …
  drop-plan                       forget the letter prepared
  draft                           read the letter as it would be sent
  approve, undo                   send it; take it back while it waits
  sent, not-sent                  after a doubtful send: it went out, or it did not
  identity --method --note        how we know who asks
  answered identity|clarification what they wrote answers our question
  task ID                         something is done, or will not be
  receipt --at --note             the request came at another time
  note --note [--call --at]       something the next colleague has to know; it is sent to nobody
  disclosed --note [--secret]     an authority got data, by law; unless it is secret, the person is told
  requester --address             whom answers go to
  merge --into NUMBER             the same person, the same matter
  split --rights LIST --mails LIST  another person, or another matter: a case of its own
  assign --to ID                  a colleague has the case
  language nb|nn|en               the language of its letters
  wrong-recipient --note [--at]   a letter reached the wrong person: the 72 hours run, also in a closed case
  reopen, not-a-request           open it again; close it without an answer
  take-back                       this was a request: of a case closed as none, or with the id of a mail that became no case

frist case new --organisation ID --source SOURCE --at TIME: a request by phone or letter, or to a colleague; prints its number
`;
