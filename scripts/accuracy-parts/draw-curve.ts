/** A point of a curve: share from 0 to 1. */
export type Series = { readonly name: string; readonly colour: string; readonly shares: readonly number[] };

/** Curves over the rounds as an SVG picture that reads on light and dark pages. */
export function drawCurve(title: string, rounds: readonly string[], series: readonly Series[]): string {
  const x = (at: number) => left + (rounds.length < 2 ? 0 : (at * (width - left - right)) / (rounds.length - 1));
  const y = (share: number) => top + (1 - share) * (height - top - bottom);
  const lines = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<line x1="${left}" y1="${y(share)}" x2="${width - right}" y2="${y(share)}" stroke="#8884"/>`,
    `<text x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${Math.round(share * 100)} %</text>`,
  ]);
  const names = rounds.map((name, at) => `<text x="${x(at)}" y="${height - bottom + 20}" text-anchor="middle">${name}</text>`);
  const curves = series.flatMap(({ name, colour, shares }, row) => [
    `<polyline fill="none" stroke="${colour}" stroke-width="2.5" points="${shares.map((share, at) => `${x(at)},${y(share)}`).join(' ')}"/>`,
    ...shares.map((share, at) => `<circle cx="${x(at)}" cy="${y(share)}" r="4" fill="${colour}"/>`),
    `<text x="${width - right + 14}" y="${top + 14 + row * 22}" fill="${colour}">${name}</text>`,
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#fff"/>`,
    `<text x="${left}" y="24" font-size="15" font-weight="bold">${title}</text>`,
    ...lines,
    ...names,
    ...curves,
    '</svg>',
    '',
  ].join('\n');
}

const width = 820;
const height = 360;
const left = 60;
const right = 210;
const top = 44;
const bottom = 44;
