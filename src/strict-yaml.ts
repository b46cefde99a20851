/**
 * Strict reading of the files that lawyers and handlers edit. A mistake names file, line, what was found and what is allowed,
 * and all mistakes come at once: nobody should have to start Frist nine times to find nine typing errors.
 */
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

export type YamlResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Reads `text` as one YAML document of the shape `schema`.
 * @param fileName only for the messages
 * @returns the value, or one plain sentence per mistake: `organisations/digfo.yaml, line 12, promise.days: found "thirty", allowed: a number`
 */
export function readStrictYaml<T>(text: string, fileName: string, schema: z.ZodType<T>): YamlResult<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      ok: false,
      mistakes: document.errors.map((e) => `${fileName}, line ${lines.linePos(e.pos[0]).line}: ${firstLine(e.message)}`),
    };
  }
  const data: unknown = document.toJS();
  const parsed = schema.safeParse(data);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, mistakes: parsed.error.issues.flatMap(flatten).map((issue) => sentence(issue)) };

  function sentence(issue: Issue): string {
    const path = issue.path.map(String).join('.');
    return `${fileName}, line ${lineOf(issue.path)}${path ? `, ${path}` : ''}: ${describe(issue, valueAt(data, issue.path))}`;
  }

  /** The line of the node itself, or of the nearest parent that exists (a missing key has no line of its own). */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

type Issue = z.core.$ZodIssue;

/** A union reports "invalid input" and hides the reasons inside; the branch that came furthest says what was meant. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  return deepest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
}
const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((i) => i.path.length));

function describe(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `found the unknown key ${issue.keys.map((k) => `"${k}"`).join(', ')}; it is misspelt or does not belong here`;
    case 'invalid_value':
      return `found ${show(found)}, allowed: ${issue.values.map(show).join(', ')}`;
    case 'invalid_type':
      return found === undefined ? `is missing; ${issue.expected} is needed` : `found ${show(found)}, allowed: ${issue.expected}`;
    default:
      return `found ${show(found)}: ${issue.message}`;
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const firstLine = (text: string) => text.split('\n')[0] ?? text;
