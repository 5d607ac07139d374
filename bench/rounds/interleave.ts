import { performance } from 'node:perf_hooks'

/** Does its work once on a worker's connection, and says how many units that was. */
export type Work = (worker: number) => Promise<number>

export type Side = { name: string; work: Work }

export type Rounds = { rounds: number; seconds: number; workers: number }

export type Comparison = {
  /** Units a second, by round. */
  ours: number[]
  theirs: number[]
  medianRatio: number
  /** The quartiles of the ratios of the rounds: how much to believe the median. */
  quartiles: [number, number]
}

/**
 * Runs both sides in turn, A B, B A, A B and so on, so that whatever else the machine does falls on both; the figure is the median of the ratios
 * of the rounds. A first short round of each warms up and is not counted.
 */
export async function interleave(ours: Side, theirs: Side, { rounds, seconds, workers }: Rounds): Promise<Comparison> {
  await rateOf(ours.work, Math.min(2, seconds), workers)
  await rateOf(theirs.work, Math.min(2, seconds), workers)
  const rates: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    for (const side of order) rates[side].push(await rateOf((side === 'ours' ? ours : theirs).work, seconds, workers))
  }
  const ratios = rates.ours.map((rate, round) => rate / rates.theirs[round]!)
  return { ...rates, medianRatio: quantile(ratios, 0.5), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)] }
}

/** Units a second of so many workers, each doing one thing after the other. */
export async function rateOf(work: Work, seconds: number, workers: number): Promise<number> {
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  let units = 0
  const tireless = async (worker: number) => {
    while (performance.now() < endsAt) {
      const done = await work(worker)
      units += done
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => tireless(worker)))
  return (units * 1000) / (performance.now() - startedAt)
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1)
}
