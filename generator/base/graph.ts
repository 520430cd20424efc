/** Directed graphs: strongly connected components and what follows from them. */

/** A directed graph. `successors` is asked once for each node that is reached. */
export interface Graph<N> {
  readonly nodes: Iterable<N>;
  readonly successors: (node: N) => readonly N[];
}

/** State of one run of Tarjan's algorithm. */
interface Search<N> {
  readonly successors: Graph<N>['successors'];
  /** Nodes in the order in which they were discovered. */
  readonly index: Map<N, number>;
  /** The smallest index that a node is known to reach. */
  readonly low: Map<N, number>;
  /** Discovered nodes that belong to no component yet. */
  readonly open: N[];
  readonly isOpen: Set<N>;
  readonly components: N[][];
}

/** A node whose successors are being visited; `next` is the position of the next one. */
interface Frame<N> {
  readonly node: N;
  readonly successors: readonly N[];
  next: number;
}

/**
 * Strongly connected components (Tarjan 1972), each after the components that it points to. Members are in
 * the order of discovery. Uses no recursion, because chains of references may be longer than the stack.
 */
export function stronglyConnectedComponents<N>({
  nodes,
  successors,
}: Graph<N>): readonly (readonly N[])[] {
  const search: Search<N> = {
    successors,
    index: new Map(),
    low: new Map(),
    open: [],
    isOpen: new Set(),
    components: [],
  };
  for (const node of nodes) {
    if (!search.index.has(node)) visitFrom(search, node);
  }
  return search.components;
}

/** Depth-first search from one node. */
function visitFrom<N>(search: Search<N>, start: N): void {
  const { index } = search;
  const work = [enter(search, start)];
  for (let frame = work.at(-1); frame; frame = work.at(-1)) {
    if (frame.next < frame.successors.length) {
      const successor = frame.successors[frame.next++]!;
      if (!index.has(successor)) work.push(enter(search, successor));
      else if (search.isOpen.has(successor)) lower(search, frame.node, index.get(successor)!);
      continue;
    }
    work.pop();
    const parent = work.at(-1);
    if (parent) lower(search, parent.node, search.low.get(frame.node)!);
    if (search.low.get(frame.node) === index.get(frame.node)) close(search, frame.node);
  }
}

function enter<N>({ index, low, open, isOpen, successors }: Search<N>, node: N): Frame<N> {
  low.set(node, index.size);
  index.set(node, index.size);
  open.push(node);
  isOpen.add(node);
  return { node, successors: successors(node), next: 0 };
}

function lower<N>({ low }: Search<N>, node: N, value: number): void {
  low.set(node, Math.min(low.get(node)!, value));
}

/** Completes the component whose first discovered node is `root`. */
function close<N>({ open, isOpen, components }: Search<N>, root: N): void {
  const component = open.splice(open.lastIndexOf(root));
  for (const node of component) isOpen.delete(node);
  components.push(component);
}

/** The components that contain a cycle: several nodes, or one that points to itself. */
export function cyclicComponents<N>(
  components: readonly (readonly N[])[],
  successors: Graph<N>['successors'],
): (readonly N[])[] {
  return components.filter(
    (component) => component.length > 1 || successors(component[0]!).includes(component[0]!),
  );
}

/** The position of the component of each node: equal for nodes that reach each other. */
export function componentNumbers<N>(components: readonly (readonly N[])[]): ReadonlyMap<N, number> {
  return new Map(
    components.flatMap((component, number) => component.map((node) => [node, number])),
  );
}
