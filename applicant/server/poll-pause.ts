const firstMs = 1500
const longestMs = 30_000
const growth = 1.4

/** How long to wait before asking again, when so many answers in a row brought nothing new: quick at first, then ever slower. */
export function pollPauseMs(unchanged: number): number {
  return Math.min(longestMs, Math.round(firstMs * growth ** unchanged))
}
