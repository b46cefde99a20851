import { describe, expect, it } from 'vitest';
import { type Sample, samples } from '../../src/slack/samples/samples.ts';
import { lintHome, lintMessage, lintView } from '../support/block-kit-linter.ts';

const languages = ['nb', 'en'] as const;

describe('every surface in every state', () => {
  it.each(languages)('is what Slack takes, in %s', (language) => {
    const wrong = samples(language).flatMap((sample) => lint(sample).map((finding) => `${sample.name}: ${finding}`));

    expect(wrong).toEqual([]);
  });

  it.each(languages)('has a name of its own that can be a file, in %s', (language) => {
    const names = samples(language).map(({ name }) => name);

    expect(names.filter((name, i) => names.indexOf(name) !== i || !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  });

  it('is there in both languages, and not in the same words', () => {
    const [bokmål, english] = [samples('nb'), samples('en')];

    expect(bokmål.map(({ name }) => name)).toEqual(english.map(({ name }) => name));
    expect(bokmål.filter((sample, i) => wordsOf(sample) === wordsOf(english[i])).map(({ name }) => name)).toEqual([]);
  });

  it('says nothing of whom it is about in a message, a button or what a modal carries', () => {
    const told = samples('nb').filter((sample) => /kari|lunde|@example/i.test(seenByOthers(sample)));

    expect(told.map(({ name }) => name)).toEqual([]);
  });
});

function lint(sample: Sample): readonly string[] {
  if (sample.kind === 'message') return lintMessage(sample);
  return sample.kind === 'home' ? lintHome(sample.view) : lintView(sample.view);
}

function wordsOf(sample: Sample | undefined): string {
  return JSON.stringify(sample).replaceAll(/"l\\*":\\*"(nb|en)\\*"/g, '');
}

/** All of a message; of a modal only what travels beside its content. */
function seenByOthers(sample: Sample): string {
  if (sample.kind === 'message') return JSON.stringify([sample.text, sample.blocks]);
  const values = JSON.stringify(sample.view.blocks).match(/"value":"[^"]*(?:\\.[^"]*)*"/g) ?? [];
  return [sample.view.private_metadata ?? '', ...values].join('\n');
}
