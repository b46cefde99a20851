/** A straight-line model: `start` and one weight a sign; what they sum up to is the logarithm of the odds. */
export type Fit = { readonly start: number; readonly weights: Float64Array };

/**
 * Fits a logistic regression by coordinate descent (Genkin, Lewis and Madigan 2007) in a fixed order, so that the same mails
 * always give the same weights. natural's own works on a dense matrix, which takes hours.
 *
 * @param rowsOf for each sign, the numbers of the mails in which it is seen
 * @param isSo for each mail, whether it is what the weights shall tell
 * @param lasso how much a sign has to explain before it gets any weight; keeps the list short
 * @param ridge how hard large weights are held down
 * @param from where to begin; a good guess saves time
 */
export function fitWeights(
  rowsOf: readonly (readonly number[])[],
  isSo: readonly boolean[],
  { lasso, ridge }: { readonly lasso: number; readonly ridge: number },
  from: Fit = { start: 0, weights: new Float64Array(rowsOf.length) },
): Fit {
  // The start is a sign that is seen everywhere, and is not held down.
  const columns = [isSo.map((_, row) => row), ...rowsOf].map((rows) => Int32Array.from(rows));
  const weights = Float64Array.from([from.start, ...from.weights]);
  const reach = new Float64Array(columns.length).fill(1);
  const odds = new Float64Array(isSo.length);
  columns.forEach((rows, sign) => {
    for (const row of rows) odds[row] = at(odds, row) + at(weights, sign);
  });
  const likely = odds.map(asShare);
  for (let pass = 0; pass < mostPasses; pass++) {
    // Most signs have found their place after a few passes; only every fourth pass asks all of them.
    const all = pass % 4 === 0;
    let moved = 0;
    columns.forEach((_, sign) => {
      if (all || at(reach, sign) > enough) moved = Math.max(moved, Math.abs(step(sign)));
    });
    if (all && moved < enough) break;
  }
  return { start: at(weights, 0), weights: weights.slice(1) };

  /** One Newton step for one weight, never far at once. @returns how far it went */
  function step(sign: number): number {
    const rows = columns[sign] ?? new Int32Array();
    const [held, cut] = sign === 0 ? [0, 0] : [ridge, lasso];
    const weight = at(weights, sign);
    let slope = -held * weight;
    let bend = held;
    for (const row of rows) {
      const share = at(likely, row);
      slope += (isSo[row] ? 1 : 0) - share;
      bend += Math.max(share * (1 - share), 0.01);
    }
    const most = at(reach, sign);
    const by = Math.max(-most, Math.min(most, shrunk(weight * bend + slope, cut) / bend - weight));
    reach[sign] = Math.max(2 * Math.abs(by), most / 2);
    if (Math.abs(by) < enough / 50) return 0;
    weights[sign] = weight + by;
    for (const row of rows) {
      odds[row] = at(odds, row) + by;
      likely[row] = asShare(at(odds, row));
    }
    return by;
  }
}

const mostPasses = 60;
/** Less than is written down. */
const enough = 0.005;
const asShare = (odds: number) => 1 / (1 + Math.exp(-odds));
const shrunk = (value: number, by: number) => Math.sign(value) * Math.max(0, Math.abs(value) - by);
const at = (numbers: ArrayLike<number>, place: number): number => numbers[place] ?? 0;
