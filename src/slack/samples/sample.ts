import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** One surface in one state, as Slack would be given it; `name` is unique in its language and may be a file's name. */
export type Sample =
  | { readonly name: string; readonly kind: 'message'; readonly text: string; readonly blocks: readonly KnownBlock[] }
  | { readonly name: string; readonly kind: 'modal'; readonly view: ModalView }
  | { readonly name: string; readonly kind: 'home'; readonly view: HomeView };

/** A name for each, whose keys the compiler holds against a union: a state without a sample does not compile. */
export function named<T>(start: string, each: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(each).map(([key, value]) => [`${start}-${key.replaceAll('_', '-')}`, value]);
}
