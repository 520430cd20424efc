/** Where things stand in JSON text: read only when a diagnostic needs it. */

export interface PositionNode {
  /** Offset of the value. */
  readonly start: number;
  /** Offset of the key that leads to it, if it is a member. */
  readonly key?: number;
  readonly children?: ReadonlyMap<string, PositionNode>;
}

/** A scan that does not end in the middle of wrong text: `offset` is where reading stopped. */
export type Scan = { readonly root: PositionNode } | { readonly offset: number };

/** Offsets of every member and element of a JSON text (RFC 8259). Linear, nesting on the heap only. */
export function scanJson(text: string): Scan {
  const token =
    /[\s]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]+|\\.)*")|(-?\d[\d.eE+-]*|true|false|null))/y;
  interface Open {
    readonly children: Map<string, PositionNode>;
    readonly array: boolean;
    key: string;
    keyOffset: number | undefined;
    state: 'key' | 'colon' | 'value' | 'comma';
  }
  const stack: Open[] = [];
  let root: PositionNode | undefined;
  let position = text.startsWith('\uFEFF') ? 1 : 0;

  const place = (node: PositionNode): void => {
    const top = stack.at(-1);
    if (!top) root = node;
    else {
      const key = top.array ? String(top.children.size) : top.key;
      top.children.set(key, top.keyOffset === undefined ? node : { ...node, key: top.keyOffset });
      top.state = 'comma';
    }
  };

  for (;;) {
    const top = stack.at(-1);
    if (root && !top) {
      const rest = /\S/g;
      rest.lastIndex = position;
      const extra = rest.exec(text);
      return extra ? { offset: extra.index } : { root };
    }
    token.lastIndex = position;
    const match = token.exec(text);
    if (!match) return { offset: skipSpace(text, position) };
    const start = token.lastIndex - match[0].trimStart().length;
    const [, mark, string, literal] = match;
    position = token.lastIndex;
    const expects = top ? top.state : 'value';
    if (mark === '}' || mark === ']') {
      if (!top || top.array !== (mark === ']')) return { offset: start };
      const closesEarly = expects === 'colon' || (expects === 'value' && top.children.size > 0);
      if (closesEarly || (expects === 'key' && top.children.size > 0)) return { offset: start };
      stack.pop();
      const parent = stack.at(-1);
      if (parent) parent.state = 'comma';
    } else if (mark === ',') {
      if (!top || expects !== 'comma') return { offset: start };
      top.state = top.array ? 'value' : 'key';
    } else if (mark === ':') {
      if (!top || expects !== 'colon') return { offset: start };
      top.state = 'value';
    } else if (expects === 'key') {
      if (string === undefined || !top) return { offset: start };
      top.key = JSON.parse(string) as string;
      top.keyOffset = start;
      top.state = 'colon';
    } else if (expects === 'value') {
      if (mark === '{' || mark === '[') {
        const children = new Map<string, PositionNode>();
        place({ start, children });
        const array = mark === '[';
        stack.push({
          children,
          array,
          key: '',
          keyOffset: undefined,
          state: array ? 'value' : 'key',
        });
      } else if (string !== undefined || literal !== undefined) place({ start });
      else return { offset: start };
    } else return { offset: start };
  }
}

function skipSpace(text: string, position: number): number {
  const rest = /\S|$/g;
  rest.lastIndex = position;
  return rest.exec(text)?.index ?? text.length;
}
