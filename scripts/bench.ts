import { performance } from 'node:perf_hooks';
import { classify } from '../src/intents/classify.ts';
import { loadRules } from '../src/load-rules.ts';
import type { Message } from '../src/message/message.ts';
import { parseMail } from '../src/message/parse-mail.ts';
import { asRawMail, readRounds } from './accuracy-parts/labelled-mail.ts';
import { timeClicks } from './bench-parts/time-clicks.ts';

/**
 * `npm run bench`: how long a mail takes, and how much longer the worst megabytes take than an ordinary mail; then how long staff wait
 * for a click in a local Slack, and how much longer with very many cases. Machines differ, so it is the ratios that say whether
 * something has become slower.
 */
const rules = await loadRules();
const mails = readRounds(new URL('../test/mails/labelled', import.meta.url).pathname).flatMap((round) => round.mails);
const messages: Message[] = [];
const parsing: number[] = [];
for (const mail of mails.slice(0, 1000)) {
  const raw = asRawMail(mail);
  const start = performance.now();
  const parsed = await parseMail(raw, { authservId: undefined, ownAddresses: [] });
  parsing.push(performance.now() - start);
  if (parsed.ok) messages.push(parsed.message);
}
for (const message of messages.slice(0, 200)) classify(message, rules);
const ordinary = median(messages.map((message) => timeOf(message)));
console.log(`reading a mail in:    ${median(parsing).toFixed(2)} ms (median of ${parsing.length})`);
console.log(
  `understanding it:     ${ordinary.toFixed(2)} ms (median), ${(ordinary / median(parsing)).toFixed(1)} times the reading`,
);

const repeated = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length)).slice(0, 1_000_000);
const hostile: Readonly<Record<string, string>> = {
  'one word of a megabyte': repeated('a'),
  'no full stop': repeated('slett alt dere har om meg og '),
  'a wish a line': repeated('Slett meg.\n'),
  'question marks': repeated('? '),
  'quotation marks': repeated('"slett" '),
  'list items': repeated('- slett meg\n'),
  'long compounds': repeated('personopplysningsslettingsforespørselen '),
  'typing errors': repeated('sltet kontone mni '),
  'many quoted lines': repeated('> slett meg\n'),
  negations: repeated('ikke ikke ikke slett '),
  'emoji and marks': repeated('🙈e\u0301\u0301\u0301 '),
  'blank lines': repeated('\n \n'),
};
const [first] = messages;
if (!first) throw new Error('There is no labelled mail that can be read');
for (const [name, text] of Object.entries(hostile)) {
  const took = timeOf({ ...first, text });
  console.log(
    `1 MB, ${name.padEnd(24)} ${took.toFixed(0).padStart(5)} ms, ${(took / ordinary).toFixed(0)} times an ordinary mail`,
  );
}

const few = await timeClicks({ cases: 100, seconds: 0 });
// Long enough for the round that goes through all open cases every minute.
const many = await timeClicks({ cases: 10_000, seconds: 65 });
for (const [what, name] of [
  ['opened', 'click to modal'],
  ['redrawn', 'click to redrawn card'],
  ['home', 'click to App Home'],
] as const) {
  const [p95, with100] = [percentile95(many[what]), percentile95(few[what])];
  console.log(
    `${`${name}:`.padEnd(24)} ${p95.toFixed(0).padStart(5)} ms (95 of 100; half within ${median(many[what]).toFixed(0)} ms) with 10,000 open cases, ${(p95 / with100).toFixed(1)} times as with 100`,
  );
}

function percentile95(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length * 0.95)] ?? 0;
}

function timeOf(message: Message): number {
  const start = performance.now();
  classify(message, rules);
  return performance.now() - start;
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
