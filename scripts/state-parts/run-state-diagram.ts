/** `npm run state-diagram`: draws docs/states.svg anew, after a change of what can happen to a case. */
import { writeFileSync } from 'node:fs';
import { stateDiagram } from './draw-states.ts';
import { explore } from './machine.ts';
import { situations } from './situations.ts';

writeFileSync(
  new URL('../../docs/states.svg', import.meta.url),
  stateDiagram(situations.flatMap((situation) => explore(situation).steps)),
);
