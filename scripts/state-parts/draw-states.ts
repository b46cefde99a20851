import type { Status } from '../../src/cases/case-file.ts';
import { type Arrow, arrows, titles } from './arrows.ts';
import type { Step } from './machine.ts';

type Point = readonly [x: number, y: number];
/** The way an arrow is drawn, and where its words stand. */
type Route = { readonly path: readonly Point[]; readonly label: Point; readonly anchor?: 'start' | 'end' };

const [wide, high] = [176, 44];
/** The top left corner of each state. */
const places: Readonly<Record<Status, Point>> = {
  awaiting_triage: [104, 84],
  in_progress: [104, 204],
  waiting: [104, 324],
  follow_up: [104, 444],
  drafted: [476, 104],
  approved: [476, 284],
  send_uncertain: [806, 214],
  send_failed: [806, 364],
  closed: [476, 524],
};
const frame = { x: 60, y: 50, width: 264, height: 456 };

/** Every pair of places that an arrow may join. One that is not here has to be given a way first, so that none is left out unseen. */
const routes: Readonly<Record<string, Route>> = {
  'awaiting_triage in_progress': {
    path: [
      [192, 128],
      [192, 204],
    ],
    label: [200, 170],
    anchor: 'start',
  },
  'waiting in_progress': {
    path: [
      [192, 324],
      [192, 248],
    ],
    label: [200, 290],
    anchor: 'start',
  },
  'waiting awaiting_triage': {
    path: [
      [104, 346],
      [82, 346],
      [82, 106],
      [104, 106],
    ],
    label: [88, 170],
    anchor: 'start',
  },
  'in_progress follow_up': {
    path: [
      [280, 226],
      [304, 226],
      [304, 466],
      [280, 466],
    ],
    label: [298, 404],
    anchor: 'end',
  },
  'resting drafted': {
    path: [
      [324, 116],
      [476, 116],
    ],
    label: [400, 108],
  },
  'drafted resting': {
    path: [
      [476, 138],
      [324, 138],
    ],
    label: [400, 156],
  },
  'resting approved': {
    path: [
      [324, 296],
      [476, 296],
    ],
    label: [400, 288],
  },
  'approved resting': {
    path: [
      [476, 318],
      [324, 318],
    ],
    label: [400, 336],
  },
  'drafted approved': {
    path: [
      [590, 148],
      [590, 284],
    ],
    label: [598, 220],
    anchor: 'start',
  },
  'approved drafted': {
    path: [
      [538, 284],
      [538, 148],
    ],
    label: [530, 220],
    anchor: 'end',
  },
  'approved send_uncertain': {
    path: [
      [652, 296],
      [700, 296],
      [700, 236],
      [806, 236],
    ],
    label: [708, 228],
    anchor: 'start',
  },
  'approved send_failed': {
    path: [
      [652, 318],
      [740, 318],
      [740, 376],
      [806, 376],
    ],
    label: [700, 311],
  },
  'send_failed approved': {
    path: [
      [806, 398],
      [600, 398],
      [600, 328],
    ],
    label: [700, 391],
  },
  'send_uncertain send_failed': {
    path: [
      [894, 258],
      [894, 364],
    ],
    label: [886, 312],
    anchor: 'end',
  },
  'send_uncertain drafted': {
    path: [
      [850, 214],
      [850, 126],
      [652, 126],
    ],
    label: [750, 118],
  },
  'send_uncertain resting': {
    path: [
      [894, 214],
      [894, 28],
      [192, 28],
      [192, 50],
    ],
    label: [540, 21],
  },
  'send_failed drafted': {
    path: [
      [982, 386],
      [1010, 386],
      [1010, 72],
      [564, 72],
      [564, 104],
    ],
    label: [740, 65],
  },
  'send_failed resting': {
    path: [
      [894, 408],
      [894, 440],
      [324, 440],
    ],
    label: [700, 433],
  },
  'follow_up closed': {
    path: [
      [192, 488],
      [192, 546],
      [476, 546],
    ],
    label: [400, 538],
  },
  'closed awaiting_triage': {
    path: [
      [520, 568],
      [520, 600],
      [22, 600],
      [22, 96],
      [104, 96],
    ],
    label: [270, 593],
  },
  'closed in_progress': {
    path: [
      [498, 568],
      [498, 576],
      [44, 576],
      [44, 226],
      [104, 226],
    ],
    label: [270, 570],
  },
  'several closed': {
    path: [
      [806, 546],
      [652, 546],
    ],
    label: [816, 540],
    anchor: 'start',
  },
};

/**
 * The states of a case and what leads from one to the next, as an SVG.
 * @param steps everything that can happen, as `explore` finds it
 */
export function stateDiagram(steps: readonly Step[]): string {
  const found = arrows(steps);
  const boxes = Object.entries(places).map(([status, place]) => box(titles[status as Status], place, status === 'closed'));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1032 620" font-family="sans-serif" font-size="13">
<title>The states of a case, and what leads from one to the next</title>
<defs><marker id="tip" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 10 5 0 10z" fill="#456"/></marker></defs>
<rect width="1032" height="620" rx="8" fill="#fff"/>
<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="10" fill="#eef5f1" stroke="#0b6e4f" stroke-dasharray="5 4"/>
<text x="${frame.x + 10}" y="${frame.y + 18}" fill="#0b6e4f" text-anchor="start">at rest</text>
${found.map(line).join('\n')}
${boxes.join('\n')}
${found.map(words).join('\n')}
</svg>
`;
}

function box(title: string, [x, y]: Point, ends: boolean): string {
  return `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="8" fill="${ends ? '#dde' : '#fff'}" stroke="#0b6e4f" stroke-width="1.5"/>
<text x="${x + wide / 2}" y="${y + 27}" text-anchor="middle" font-weight="bold">${title}</text>`;
}

function line(arrow: Arrow): string {
  const points = routeOf(arrow).path.map((point) => point.join(','));
  return `<polyline points="${points.join(' ')}" fill="none" stroke="#456" stroke-width="1.3" stroke-linejoin="round" marker-end="url(#tip)"/>`;
}

function words(arrow: Arrow): string {
  const {
    label: [x, y],
    anchor = 'middle',
  } = routeOf(arrow);
  const rows = [arrow.words.join(', '), ...(arrow.except.length > 0 ? ['from everywhere but', ...arrow.except] : [])];
  return rows
    .map(
      (row, i) =>
        `<text x="${x}" y="${y + 15 * i}" text-anchor="${anchor}" font-size="12" fill="#234" stroke="#fff" stroke-width="3" paint-order="stroke">${row}</text>`,
    )
    .join('\n');
}

function routeOf({ from, to, words: why }: Arrow): Route {
  const route = routes[`${from} ${to}`];
  if (!route) throw new Error(`The diagram has no way yet from ${from} to ${to} (${why.join(', ')})`);
  return route;
}
