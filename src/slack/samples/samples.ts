/**
 * Every surface of Frist in every state, drawn with invented cases: for the linter, for the pictures, and for Slack's own
 * `blocks.validate`, because no stand-in refuses all that Slack would.
 */
import type { StaffLanguage } from '../dates.ts';
import { cardSamples } from './card-samples.ts';
import { digestSamples } from './digest-samples.ts';
import { doorSamples } from './door-samples.ts';
import { formSamples } from './form-samples.ts';
import { homeSamples } from './home-samples.ts';
import { lineSamples } from './line-samples.ts';
import { noteSamples } from './note-samples.ts';
import { refusalSamples } from './refusal-samples.ts';
import { reviewSamples } from './review-samples.ts';
import type { Sample } from './sample.ts';

export type { Sample } from './sample.ts';

/** A surface that is not here is neither looked at nor checked: whoever makes one adds it. */
export function samples(language: StaffLanguage): readonly Sample[] {
  return [
    cardSamples,
    lineSamples,
    digestSamples,
    reviewSamples,
    formSamples,
    noteSamples,
    refusalSamples,
    doorSamples,
    homeSamples,
  ].flatMap((of) => of(language));
}
