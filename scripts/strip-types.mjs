// Lets Node run the TypeScript sources as they are, so that there is no build step: what is in the checkout is what runs.
// Node 22.18 and later strip types by themselves, but not below node_modules, where Frist lies when it is installed as a package;
// for older versions and there, @swc/wasm-typescript (the piece Node itself uses) does it here.
// Types are replaced by blanks, so line numbers in stack traces stay true.
import { register } from 'node:module';

if (!process.features.typescript || import.meta.url.includes('/node_modules/'))
  register('./strip-types-hook.mjs', import.meta.url);
