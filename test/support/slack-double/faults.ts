/** The ways in which Slack and the network fail, told per method beforehand. */
export type Fault =
  | { readonly kind: 'rate_limited'; readonly seconds: number }
  | { readonly kind: 'status'; readonly status: number }
  /** Something else than Slack answers, as a proxy does: HTTP 200 with a page. */
  | { readonly kind: 'page' }
  | { readonly kind: 'error'; readonly error: string }
  /** No answer, and nothing done, until the caller gives up. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop_before' }
  /** Done, but the answer is lost. */
  | { readonly kind: 'drop_after' };

export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #lasting = new Map<string, Fault>();

  /** The next calls of this method fail so, one after another. */
  next(method: string, ...faults: readonly Fault[]): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), ...faults]);
  }

  /** Every call fails so, until it is told otherwise. */
  always(method: string, fault: Fault | undefined): void {
    if (fault) this.#lasting.set(method, fault);
    else this.#lasting.delete(method);
  }

  take(method: string): Fault | undefined {
    return this.#next.get(method)?.shift() ?? this.#lasting.get(method);
  }

  clear(): void {
    this.#next.clear();
    this.#lasting.clear();
  }
}
