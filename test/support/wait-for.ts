/**
 * Asks again and again until the condition holds. Only for what another process does, which sends no event here; everything inside this one
 * has an event to wait for.
 */
export async function waitFor(condition: () => Promise<boolean>, deadline: number): Promise<void> {
  const last = performance.now() + deadline;
  while (!(await condition())) {
    if (performance.now() > last) throw new Error(`It did not come about within ${deadline} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
