/**
 * Slack's limits for messages and modals (docs.slack.dev/reference/block-kit), checked here because no stand-in for Slack checks them:
 * a card that is too long would be drawn in every test and refused in every real workspace.
 */
type Json = { readonly [key: string]: unknown };

/** Everything that Slack would refuse or cut in a message, as sentences; empty where there is nothing. */
export function lintMessage(message: { readonly text: string; readonly blocks: readonly object[] }): readonly string[] {
  const found = new Findings();
  found.text('text', message.text, 1, 4000);
  found.count('blocks', message.blocks, 1, 50);
  lintBlocks(message.blocks as readonly Json[], found, messageBlocks);
  found.check(lengthOfTexts(message.blocks) < 12_000, 'blocks: together 12,000 characters or more');
  return found.all;
}

/** The same for a modal. */
export function lintView(view: object): readonly string[] {
  const found = new Findings();
  const { title, submit, close, blocks, private_metadata, callback_id } = view as Json;
  lintText('title', title, 24, found, ['plain_text']);
  if (submit !== undefined) lintText('submit', submit, 24, found, ['plain_text']);
  if (close !== undefined) lintText('close', close, 24, found, ['plain_text']);
  if (private_metadata !== undefined) found.text('private_metadata', private_metadata, 0, 3000);
  if (callback_id !== undefined) found.text('callback_id', callback_id, 0, 255);
  const all = blocks as readonly Json[];
  found.count('blocks', all, 1, 100);
  lintBlocks(all, found, modalBlocks);
  found.check(submit !== undefined || !all.some(({ type }) => type === 'input'), 'submit: needed where there is an input');
  found.check(Buffer.byteLength(JSON.stringify(view)) < 250_000, 'view: 250 kB or more');
  return found.all;
}

/** The same for an App Home. */
export function lintHome(view: object): readonly string[] {
  const found = new Findings();
  const { type, blocks, private_metadata, callback_id } = view as Json;
  found.check(type === 'home', 'type: not a home');
  if (private_metadata !== undefined) found.text('private_metadata', private_metadata, 0, 3000);
  if (callback_id !== undefined) found.text('callback_id', callback_id, 0, 255);
  found.count('blocks', blocks, 1, 100);
  lintBlocks(blocks as readonly Json[], found, messageBlocks);
  found.check(Buffer.byteLength(JSON.stringify(view)) < 250_000, 'view: 250 kB or more');
  return found.all;
}

const messageBlocks = ['header', 'section', 'context', 'actions', 'divider'];
const modalBlocks = [...messageBlocks, 'input'];

class Findings {
  readonly all: string[] = [];
  check(isGood: boolean, sentence: string): void {
    if (!isGood) this.all.push(sentence);
  }
  text(path: string, value: unknown, least: number, most: number): void {
    this.check(typeof value === 'string', `${path}: not a text`);
    if (typeof value !== 'string') return;
    this.check(value.length >= least && value.length <= most, `${path}: ${value.length} characters, allowed ${least} to ${most}`);
    this.check(!/\p{Cs}/u.test(value), `${path}: half of a surrogate pair`);
  }
  count(path: string, value: unknown, least: number, most: number): void {
    const count = Array.isArray(value) ? value.length : -1;
    this.check(count >= least && count <= most, `${path}: ${count}, allowed ${least} to ${most}`);
  }
}

function lintBlocks(blocks: readonly Json[], found: Findings, allowed: readonly string[]): void {
  const ids = blocks.flatMap(({ block_id }) => (typeof block_id === 'string' ? [block_id] : []));
  found.check(new Set(ids).size === ids.length, 'block_id: used twice');
  for (const [i, block] of blocks.entries()) {
    const path = `blocks[${i}] ${block.type}`;
    found.check(allowed.includes(String(block.type)), `${path}: not allowed here`);
    if (block.block_id !== undefined) found.text(`${path}.block_id`, block.block_id, 1, 255);
    lintBlock(path, block, found);
  }
}

function lintBlock(path: string, block: Json, found: Findings): void {
  switch (block.type) {
    case 'header':
      lintText(`${path}.text`, block.text, 150, found, ['plain_text']);
      return;
    case 'section':
      found.check(block.text !== undefined || block.fields !== undefined, `${path}: neither text nor fields`);
      if (block.text !== undefined) lintText(`${path}.text`, block.text, 3000, found);
      if (block.fields !== undefined) {
        found.count(`${path}.fields`, block.fields, 1, 10);
        for (const field of block.fields as readonly unknown[]) lintText(`${path}.fields`, field, 2000, found);
      }
      if (block.accessory !== undefined) lintElement(`${path}.accessory`, block.accessory as Json, found);
      return;
    case 'context':
      found.count(`${path}.elements`, block.elements, 1, 10);
      for (const element of block.elements as readonly unknown[]) lintText(`${path}.elements`, element, 3000, found);
      return;
    case 'actions':
      found.count(`${path}.elements`, block.elements, 1, 25);
      lintActions(path, block.elements as readonly Json[], found);
      return;
    case 'input':
      lintText(`${path}.label`, block.label, 2000, found, ['plain_text']);
      if (block.hint !== undefined) lintText(`${path}.hint`, block.hint, 2000, found, ['plain_text']);
      lintElement(`${path}.element`, block.element as Json, found);
      return;
    default:
      return;
  }
}

function lintActions(path: string, elements: readonly Json[], found: Findings): void {
  const ids = elements.map(({ action_id }) => action_id);
  found.check(new Set(ids).size === ids.length, `${path}: an action_id twice`);
  found.check(elements.filter(({ style }) => style === 'primary').length <= 1, `${path}: more than one primary button`);
  for (const element of elements) lintElement(`${path}.elements`, element, found);
}

function lintElement(path: string, element: Json, found: Findings): void {
  found.text(`${path}.action_id`, element.action_id, 1, 255);
  switch (element.type) {
    case 'button':
      lintText(`${path}.text`, element.text, 75, found, ['plain_text']);
      found.text(`${path}.value`, element.value, 1, 2000);
      if (element.accessibility_label !== undefined)
        found.text(`${path}.accessibility_label`, element.accessibility_label, 1, 75);
      if (element.confirm !== undefined) lintConfirm(`${path}.confirm`, element.confirm as Json, found);
      return;
    case 'plain_text_input':
      found.text(`${path}.initial_value`, element.initial_value ?? '', 0, Number(element.max_length ?? 3000));
      found.check(Number(element.max_length ?? 3000) <= 3000, `${path}.max_length: more than 3000`);
      return;
    case 'datepicker':
      found.check(/^\d{4}-\d{2}-\d{2}$/.test(String(element.initial_date ?? '2026-01-01')), `${path}.initial_date: no date`);
      return;
    case 'static_select':
    case 'radio_buttons':
    case 'checkboxes':
      found.count(`${path}.options`, element.options, 1, element.type === 'static_select' ? 100 : 10);
      if (element.placeholder !== undefined) lintText(`${path}.placeholder`, element.placeholder, 150, found, ['plain_text']);
      lintInitialOption(path, element, found);
      for (const option of element.options as readonly Json[]) {
        lintText(`${path}.options.text`, option.text, 75, found);
        found.text(`${path}.options.value`, option.value, 1, 75);
        if (option.description !== undefined)
          lintText(`${path}.options.description`, option.description, 75, found, ['plain_text']);
      }
      return;
    default:
      found.check(false, `${path}: unknown element ${element.type}`);
  }
}

/** Slack refuses an option that is set beforehand and is not word for word among the others, and two options of one value. */
function lintInitialOption(path: string, { initial_option, options }: Json, found: Findings): void {
  const all = (options as readonly Json[]).map((option) => JSON.stringify(option));
  found.check(
    initial_option === undefined || all.includes(JSON.stringify(initial_option)),
    `${path}.initial_option: none of them`,
  );
  const values = (options as readonly Json[]).map(({ value }) => value);
  found.check(new Set(values).size === values.length, `${path}.options: a value twice`);
}

function lintConfirm(path: string, { title, text, confirm, deny }: Json, found: Findings): void {
  lintText(`${path}.title`, title, 100, found, ['plain_text']);
  lintText(`${path}.text`, text, 300, found);
  lintText(`${path}.confirm`, confirm, 30, found, ['plain_text']);
  lintText(`${path}.deny`, deny, 30, found, ['plain_text']);
}

function lintText(path: string, value: unknown, most: number, found: Findings, allowed = ['plain_text', 'mrkdwn']): void {
  const { type, text } = (value ?? {}) as Json;
  found.check(allowed.includes(String(type)), `${path}: ${type} is not allowed here`);
  found.text(path, text, 1, most);
}

function lengthOfTexts(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + lengthOfTexts(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : lengthOfTexts(item)),
    0,
  );
}

/** All text that Slack would read as markup, in a message or a view. */
export function mrkdwnIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Json;
  if (type === 'mrkdwn' && typeof text === 'string') return [text];
  return Object.values(value).flatMap(mrkdwnIn);
}
