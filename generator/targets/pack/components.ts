/** Strongly connected components of a graph (Tarjan 1972), without recursion: chains may be long. */

/** A number for each node; nodes that reach each other have the same. */
export function components<N>(
  nodes: Iterable<N>,
  edges: (node: N) => readonly N[],
): ReadonlyMap<N, number> {
  const order = new Map<N, number>();
  const low = new Map<N, number>();
  const result = new Map<N, number>();
  const open: N[] = [];
  let count = 0;
  for (const start of nodes) {
    if (order.has(start)) continue;
    const work: { node: N; next: readonly N[]; at: number }[] = [];
    const enter = (node: N): void => {
      order.set(node, order.size);
      low.set(node, order.get(node)!);
      open.push(node);
      work.push({ node, next: edges(node), at: 0 });
    };
    enter(start);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const target = top.next[top.at++];
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (!result.has(target)) {
          low.set(top.node, Math.min(low.get(top.node)!, order.get(target)!));
        }
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low.set(parent.node, Math.min(low.get(parent.node)!, low.get(top.node)!));
      if (low.get(top.node) !== order.get(top.node)) continue;
      for (let node = open.pop()!; ; node = open.pop()!) {
        result.set(node, count);
        if (node === top.node) break;
      }
      count++;
    }
  }
  return result;
}
