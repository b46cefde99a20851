/** What is entered in a view: Slack fills in what was set beforehand, keeps what was typed, and checks what it can by itself. */
export type Entered = { readonly type: string; readonly [key: string]: unknown };
/** By block id and action id. */
export type Values = Readonly<Record<string, Readonly<Record<string, Entered>>>>;
export type Element = { readonly type: string; readonly action_id?: string; readonly [key: string]: unknown };
export type Block = {
  readonly type: string;
  readonly block_id?: string;
  readonly element?: Element;
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly optional?: boolean;
};

type Option = { readonly value: string };

/** Where the value of an element stands, and what set it beforehand. */
const places: Readonly<Record<string, { readonly key: string; readonly initial: string; readonly empty: unknown }>> = {
  plain_text_input: { key: 'value', initial: 'initial_value', empty: null },
  email_text_input: { key: 'value', initial: 'initial_value', empty: null },
  number_input: { key: 'value', initial: 'initial_value', empty: null },
  static_select: { key: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { key: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', empty: [] },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
};

/** The state as it is before anybody has touched a field: buttons have none. */
export function initialState(blocks: readonly Block[]): Values {
  const entries = blocks.flatMap((block) => {
    const fields = fieldsOf(block).flatMap((element) => {
      const place = places[element.type];
      if (!place || !element.action_id) return [];
      return [[element.action_id, { type: element.type, [place.key]: element[place.initial] ?? place.empty }] as const];
    });
    return fields.length > 0 ? [[block.block_id ?? '', Object.fromEntries(fields)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The state with what was typed over it; what belongs to no field of these blocks is left away. */
export function filledState(blocks: readonly Block[], typed: Values): Values {
  const state = initialState(blocks);
  return Object.fromEntries(
    Object.entries(state).map(([blockId, fields]) => [
      blockId,
      Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, { ...field, ...typed[blockId]?.[id] }])),
    ]),
  );
}

/** What Slack itself refuses to hand in, by block id: the app never hears of it. */
export function refusedBySlack(blocks: readonly Block[], state: Values): Readonly<Record<string, string>> {
  const problems = blocks.flatMap((block) => {
    const { element, optional, block_id: id = '' } = block;
    if (block.type !== 'input' || !element?.action_id) return [];
    const problem = problemOf(element, state[id]?.[element.action_id], optional === true);
    return problem ? [[id, problem] as const] : [];
  });
  return Object.fromEntries(problems);
}

function problemOf(element: Element, entered: Entered | undefined, optional: boolean): string | undefined {
  const value = entered?.[places[element.type]?.key ?? ''];
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return optional ? undefined : 'Please complete this required field.';
  if (typeof value === 'string') {
    if (Array.from(value).length > Number(element.max_length ?? 3000)) return 'too long';
    if (value.includes('\n') && element.type === 'plain_text_input' && element.multiline !== true) return 'one line only';
    return undefined;
  }
  const offered = ((element.options ?? []) as readonly Option[]).map((option) => option.value);
  const chosen = (Array.isArray(value) ? value : [value]) as readonly Option[];
  return chosen.every((option) => offered.includes(option.value)) ? undefined : 'not one of the options';
}

function fieldsOf({ element, elements, accessory }: Block): readonly Element[] {
  return [...(element ? [element] : []), ...(elements ?? []), ...(accessory ? [accessory] : [])];
}
