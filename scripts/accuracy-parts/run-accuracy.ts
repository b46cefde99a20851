import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { languages, rights } from '../../src/intents/classification.ts';
import { classify } from '../../src/intents/classify.ts';
import type { RuleBook } from '../../src/intents/rule-book.ts';
import { loadRules } from '../../src/load-rules.ts';
import { drawCurve } from './draw-curve.ts';
import {
  type Answer,
  firstLookOf,
  type LabelledMail,
  messageOf,
  type Round,
  readMails,
  readRounds,
  readToLearnFrom,
} from './labelled-mail.ts';
import { bayes, keywordFilter } from './rivals.ts';
import { percent, precision, recall, type Score, scoreOf, share, summary } from './score.ts';

/**
 * `npm run accuracy`: how well the rules read the labelled mails of each round, at the first look and now.
 * `npm run accuracy -- --first-look FILE` answers a new round, once, before anybody learns from it, and keeps the answers beside it.
 */
const folder = new URL('../../test/mails/labelled', import.meta.url).pathname;
const picture = new URL('../../docs/first-looks.svg', import.meta.url).pathname;

const [option, file] = process.argv.slice(2);
if (option === '--first-look' && file) await takeFirstLook(file);
else await compareRounds();

async function takeFirstLook(round: string): Promise<void> {
  const kept = firstLookOf(round);
  const mails = readMails(round);
  const answers = await answerAll(mails, await loadRules());
  // `wx`: there is only one first look; what was learnt from it must not be written over it.
  writeFileSync(kept, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''), { flag: 'wx' });
  console.log(summary('first look', scoreOf(mails, answers)));
}

async function compareRounds(): Promise<void> {
  const rules = await loadRules();
  const rounds = readRounds(folder);
  // As Frist does, it learns from mails of other writers; from every third, for it takes seconds for each thousand.
  const practice = readToLearnFrom(folder).filter(({ id }) => !/^[rw]/.test(id));
  const learnt = bayes(practice.filter((_, at) => at % 3 === 0));
  const firsts: Score[] = [];
  const rivals: { keywords: Score; bayes: Score }[] = [];
  for (const round of rounds) {
    const now = scoreOf(round.mails, await answerAll(round.mails, rules));
    const first = scoreOf(round.mails, round.firstLook);
    const rival = {
      keywords: scoreOf(round.mails, round.mails.map(keywordFilter.answer)),
      bayes: scoreOf(round.mails, round.mails.map(learnt.answer)),
    };
    firsts.push(first);
    rivals.push(rival);
    console.log(`\n${round.name}`);
    console.log(summary('first look', first));
    console.log(summary('now', now));
    console.log(summary(keywordFilter.name, rival.keywords, 'tells none'));
    console.log(summary(learnt.name, rival.bayes, 'tells none'));
    printRights(first, now);
  }
  await printLanguages(rounds, rules);
  const exact = (scores: readonly Score[]) => scores.map((score) => share(score.exact, score.requests) ?? 0);
  const svg = drawCurve(
    'Requests with exactly the right set of rights at the first look, round by round',
    rounds.map(({ name }) => String(Number(name.replace('round-', '')))),
    [
      { name: 'Frist, exact', colour: '#0b6e4f', shares: exact(firsts) },
      { name: 'Frist, missed', colour: '#c1121f', shares: firsts.map((score) => share(score.missed, score.requests) ?? 0) },
      { name: 'keyword filter, exact', colour: '#8d99ae', shares: exact(rivals.map(({ keywords }) => keywords)) },
      { name: 'Bayes, exact', colour: '#b08968', shares: exact(rivals.map(({ bayes }) => bayes)) },
    ],
  );
  if (readOrEmpty(picture) !== svg) writeFileSync(picture, svg);
}

/** Answers every mail; says on stderr how far it is, since a few thousand mails take some seconds. */
async function answerAll(mails: readonly LabelledMail[], rules: RuleBook): Promise<Answer[]> {
  const answers: Answer[] = [];
  let said = performance.now();
  for (const mail of mails) {
    const { disposition, language, rights: found } = classify(await messageOf(mail), rules);
    answers.push({ id: mail.id, disposition, language, rights: found.map(({ right }) => right) });
    if (performance.now() - said > 1000) {
      process.stderr.write(`${answers.length} of ${mails.length} mails\n`);
      said = performance.now();
    }
  }
  return answers;
}

function printRights(first: Score, now: Score): void {
  console.log(`    ${'right'.padEnd(20)} first look: precision  recall    now: precision  recall`);
  for (const right of rights) {
    const [then, today] = [first.byRight[right], now.byRight[right]];
    const figures = [precision(then), recall(then), precision(today), recall(today)].map((figure) => percent(figure).padStart(9));
    console.log(
      `    ${right.padEnd(20)} ${' '.repeat(11)}${figures[0]} ${figures[1]} ${' '.repeat(4)} ${figures[2]} ${figures[3]}`,
    );
  }
}

async function printLanguages(rounds: readonly Round[], rules: RuleBook): Promise<void> {
  console.log('\nall rounds, by language');
  for (const language of languages) {
    const ofLanguage = (mails: readonly LabelledMail[]) => mails.filter(({ lang }) => lang === language);
    const mails = ofLanguage(rounds.flatMap((round) => round.mails));
    if (mails.length === 0) continue;
    const first = scoreOf(
      mails,
      rounds.flatMap(({ firstLook }) => firstLook),
    );
    console.log(summary(`${language} first look`, first));
    console.log(summary(`${language} now`, scoreOf(mails, await answerAll(mails, rules))));
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the first drawing
  }
}
