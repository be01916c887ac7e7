/**
 * Merges what is sorted by time each, holding one item of each at a time. All
 * are closed in the end, also when the reader leaves early.
 */
export async function* mergeByTime<T extends { at: string }>(
  sources: AsyncIterable<T>[],
): AsyncGenerator<T> {
  const iterators = sources.map(source => source[Symbol.asyncIterator]());
  try {
    const heads = await Promise.all(iterators.map(it => it.next()));
    for (;;) {
      let oldest = -1;
      for (const [index, head] of heads.entries()) {
        if (
          !head.done &&
          (oldest === -1 || head.value.at < heads[oldest]!.value.at)
        ) {
          oldest = index;
        }
      }
      if (oldest === -1) {
        return;
      }
      yield heads[oldest]!.value;
      heads[oldest] = await iterators[oldest]!.next();
    }
  } finally {
    await Promise.allSettled(iterators.map(it => it.return?.()));
  }
}
