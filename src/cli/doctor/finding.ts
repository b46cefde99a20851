import { Mistakes } from '../../mistakes.ts';

/** `wrong` keeps Frist from starting or an answer from being right; `look` is for a person to decide. */
export type Finding = { readonly kind: 'in_order' | 'wrong' | 'look'; readonly text: string };

export const inOrder = (text: string): Finding => ({ kind: 'in_order', text });
export const wrong = (text: string): Finding => ({ kind: 'wrong', text });
export const look = (text: string): Finding => ({ kind: 'look', text });

/**
 * Loads one part as it is loaded at start.
 * @param words what to say of it when it is in order
 * @returns the part, undefined where something is wrong with it, and the findings
 */
export async function tried<T>(
  load: () => T | Promise<T>,
  words: (part: T) => string,
): Promise<{ readonly part: T | undefined; readonly findings: readonly Finding[] }> {
  try {
    const part = await load();
    return { part, findings: [inOrder(words(part))] };
  } catch (error) {
    if (!(error instanceof Mistakes)) throw error;
    return { part: undefined, findings: error.list.map(wrong) };
  }
}
