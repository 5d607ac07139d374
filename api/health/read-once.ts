/** The figures of one scrape are read once. */
const keptMs = 1_000

export function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: { reading: Promise<T>; until: number } | undefined
  return () => {
    if (kept === undefined || kept.until < performance.now()) kept = { reading: read(), until: performance.now() + keptMs }
    return kept.reading
  }
}
