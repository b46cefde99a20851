/** `npm run language-table`: makes src/intents/ngrams.ts anew, after another version of eld or with other languages. */
import { writeFileSync } from 'node:fs';
import { languageTable } from './language-table.ts';

writeFileSync(new URL('../../src/intents/ngrams.ts', import.meta.url), languageTable());
