/** Branches of a stream that hold a bounded number of bytes. */

/**
 * Splits a stream in two. A branch that falls behind the other by more than the limit is dropped: reading it fails.
 *
 * @param limit in bytes
 */
export function teeWithin(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): [ReadableStream, ReadableStream] {
  const reader = stream.getReader();
  const branches = new Set<ReadableStreamDefaultController<Uint8Array>>();
  async function read(): Promise<void> {
    const { done, value } = await reader.read();
    for (const branch of branches) {
      if (done) branch.close();
      else if ((branch.desiredSize ?? 0) > -limit) branch.enqueue(value);
      else {
        branches.delete(branch);
        branch.error(new TypeError('A stream can be read only once.'));
      }
    }
  }
  const branch = (): ReadableStream => {
    let own: ReadableStreamDefaultController<Uint8Array>;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => void branches.add((own = controller)),
        pull: read,
        cancel: (reason) => {
          branches.delete(own);
          return branches.size === 0 ? reader.cancel(reason) : undefined;
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
    );
  };
  return [branch(), branch()];
}
