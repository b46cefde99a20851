/**
 * Something a person has to put right before Frist can go on: one plain sentence each, naming the place, what was found and what is
 * allowed. The command line prints them and ends with exit code 1, without a stack trace.
 */
export class Mistakes extends Error {
  override readonly name = 'Mistakes';
  readonly list: readonly string[];
  constructor(list: readonly string[]) {
    super(list.join('\n'));
    this.list = list;
  }
}
