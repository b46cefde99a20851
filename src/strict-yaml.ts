/**
 * Strict reading of the files that lawyers and handlers edit. A mistake names file, line, what was found and what is allowed,
 * and all mistakes come at once: nobody should have to start Frist nine times to find nine typing errors.
 */
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { z } from 'zod';

export type YamlResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads `text` as one YAML document of the shape `schema`.
 * @param fileName only for the messages
 * @returns the value, or one plain sentence per mistake in the order of the lines:
 * `organisations/digfo.yaml, line 12, promise.days: found "thirty", allowed: a number`
 */
export function readStrictYaml<T>(text: string, fileName: string, schema: z.ZodType<T>): YamlResult<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings, ...unknownAliases(document)];
  if (broken.length > 0) return mistakes(broken.map((error) => ({ at: error.pos[0], words: grammarMistake(error, text) })));

  const data: unknown = document.toJS();
  const parsed = schema.safeParse(data);
  if (parsed.success) return { ok: true, value: parsed.data };
  return mistakes(parsed.error.issues.flatMap(meantBranch).flatMap((issue) => shapeMistakes(issue, data, document, schema)));

  function mistakes(found: readonly Mistake[]): YamlResult<T> {
    const inOrder = [...found].sort((a, b) => a.at - b.at);
    return { ok: false, mistakes: inOrder.map(({ at, words }) => `${fileName}, line ${lines.linePos(at).line}${words}`) };
  }
}

/** `at` is the offset in the text, `words` what follows after file and line. */
type Mistake = { readonly at: number; readonly words: string };
type Issue = z.core.$ZodIssue;
type GrammarError = Pick<YAMLError, 'code' | 'message' | 'pos'>;

/** An alias without its anchor is grammatical YAML; it would only fail, without a line, when the value is built. */
function unknownAliases(document: Document.Parsed): GrammarError[] {
  const found: GrammarError[] = [];
  visit(document, {
    Alias(_, alias) {
      if (isAlias(alias) && !alias.resolve(document)) {
        found.push({
          code: 'BAD_ALIAS',
          message: `found *${alias.source}, but nothing is called &${alias.source}`,
          pos: [alias.range?.[0] ?? 0, 0],
        });
      }
    },
  });
  return found;
}

function grammarMistake({ code, message, pos }: GrammarError, text: string): string {
  if (code === 'DUPLICATE_KEY') return `: found the key ${show(keyAt(text, pos[0]))} twice; it may stand here once`;
  if (code === 'MULTIPLE_DOCS') return ': found "---", a second document; a file holds one';
  return `: ${message.split('\n')[0]}`;
}

const keyAt = (text: string, offset: number) => /^[^:\n]*/.exec(text.slice(offset))?.[0].trim() ?? '';

/**
 * A union reports "invalid input" and hides the reasons inside. The branch that knows all the keys and came furthest is what was meant;
 * where no branch got anywhere, what each of them wants is what is allowed.
 */
function meantBranch(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const rightKind = issue.errors.filter((branch) => kindsWanted(branch).length === 0);
  if (rightKind.length === 0) {
    const wanted = [...new Set(issue.errors.flatMap(kindsWanted))];
    return [{ ...issue, code: 'custom', message: `allowed: ${wanted.join(' or ')}` }];
  }
  const [meant = []] = rightKind.sort((a, b) => strangers(a) - strangers(b) || depth(b) - depth(a));
  return meant.flatMap((inner) => meantBranch({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
}
/** What kind of value the branch wants instead of the one that is there; none where only something inside is wrong. */
const kindsWanted = (branch: readonly Issue[]) =>
  branch.flatMap((issue) => (issue.code === 'invalid_type' && issue.path.length === 0 ? [plain(issue.expected)] : []));
const strangers = (issues: readonly Issue[]) => issues.filter((issue) => issue.code === 'unrecognized_keys').length;
const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

function shapeMistakes(issue: Issue, data: unknown, document: Document.Parsed, schema: z.ZodType): Mistake[] {
  const place = issue.path.length > 0 ? `, ${issue.path.map(String).join('.')}` : '';
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) => ({
      at: offsetOf(document, issue.path, key),
      words: `${place}: found the unknown key ${show(key)}${known.length > 0 ? `, allowed: ${known.join(', ')}` : ''}`,
    }));
  }
  const secret = /(password|token|secret|key)$/i.test(String(issue.path.at(-1) ?? ''));
  return [{ at: offsetOf(document, issue.path), words: `${place}: ${describe(issue, valueAt(data, issue.path), secret)}` }];
}

/** Where the node stands, or its key; for what is missing, the nearest parent that exists. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], key?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined;
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function describe(issue: Issue, found: unknown, secret: boolean): string {
  const shown = secret && found !== undefined ? 'a value that is not shown' : show(found);
  const start = found === undefined ? 'is missing' : `found ${shown}`;
  switch (issue.code) {
    case 'invalid_value':
      return `${start}, allowed: ${issue.values.map(show).join(', ')}`;
    case 'invalid_type':
      return `${start}, allowed: ${plain(issue.expected)}`;
    case 'invalid_union':
      return `${start}, allowed: ${'options' in issue && Array.isArray(issue.options) ? issue.options.map(show).join(', ') : issue.message}`;
    case 'too_small':
      return `${start}, allowed: ${amount(issue.origin)}${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `${start}, allowed: ${amount(issue.origin)}${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
    default:
      return `${start}; ${issue.message}`;
  }
}

const amount = (origin: string) => ({ string: 'a number of characters of ', array: 'a number of entries of ' })[origin] ?? '';

/** The types by names that mean something to somebody who edits a file. */
function plain(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of keys',
    record: 'a group of keys',
    null: 'null',
  };
  return names[type] ?? type;
}

/** The keys that the schema knows at this place; for a union, those of every branch. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [step, ...rest] = path;
  switch (def.type) {
    case 'object': {
      if (step === undefined) return Object.keys(def.shape);
      const inner = def.shape[String(step)];
      return inner ? knownKeys(inner, rest) : [];
    }
    case 'record':
      if (step !== undefined) return knownKeys(def.valueType, rest);
      return [...(def.keyType._zod.values ?? [])].map(String);
    case 'array':
      return step === undefined ? [] : knownKeys(def.element, rest);
    case 'union':
      return [...new Set(def.options.flatMap((option) => knownKeys(option, path)))];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return knownKeys(def.innerType, path);
    case 'lazy':
      return knownKeys(def.getter(), path);
    case 'pipe':
      return knownKeys(def.in, path);
    default:
      return [];
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);
}

function show(value: unknown): string {
  if (value === null) return 'nothing';
  const text = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
