/** Strongly connected components, compared with reachability. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  componentNumbers,
  cyclicComponents,
  stronglyConnectedComponents,
} from '../../generator/base/graph.js';

const graph = fc
  .integer({ min: 1, max: 12 })
  .chain((size) =>
    fc.array(fc.array(fc.nat({ max: size - 1 })), { minLength: size, maxLength: size }),
  );

/** Nodes that a node reaches over at least one edge. */
function reachable(edges: readonly (readonly number[])[], start: number): Set<number> {
  const found = new Set<number>();
  const pending = [...edges[start]!];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    pending.push(...edges[node]!);
  }
  return found;
}

test('nodes share a component exactly if each reaches the other', () => {
  fc.assert(
    fc.property(graph, (edges) => {
      const successors = (node: number): readonly number[] => edges[node]!;
      const components = stronglyConnectedComponents({ nodes: edges.keys(), successors });
      expect(components.flat().toSorted((a, b) => a - b)).toEqual([...edges.keys()]);
      const number = componentNumbers(components);
      const reaches = edges.map((_, node) => reachable(edges, node));
      for (const a of edges.keys()) {
        for (const b of edges.keys()) {
          const isMutual = a === b || (reaches[a]!.has(b) && reaches[b]!.has(a));
          expect(number.get(a) === number.get(b)).toBe(isMutual);
          // A component comes after those that it points to.
          if (reaches[a]!.has(b)) expect(number.get(a)).toBeGreaterThanOrEqual(number.get(b)!);
        }
      }
      const cyclic = new Set(cyclicComponents(components, successors).flat());
      expect(cyclic).toEqual(new Set([...edges.keys()].filter((node) => reaches[node]!.has(node))));
    }),
  );
});

test('a chain may be longer than the stack', () => {
  const length = 200_000;
  const successors = (node: number): number[] => (node + 1 < length ? [node + 1] : []);
  expect(stronglyConnectedComponents({ nodes: [0], successors })).toHaveLength(length);
});
