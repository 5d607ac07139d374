import { type Comparison, interleave, type Rounds, type Side } from './interleave.ts'

/** Runs both sides in interleaved rounds and prints the rates of each, the median of the ratios, and whether it reaches its goal. */
export async function compare(ours: Side, theirs: Side, rounds: Rounds, goal?: number): Promise<void> {
  const comparison = await interleave(ours, theirs, rounds)
  print(ours.name, theirs.name, comparison, goal)
}

function print(ours: string, theirs: string, { medianRatio, quartiles, ...rates }: Comparison, goal?: number): void {
  const line = (name: string, rates: number[]) =>
    `  ${name.padEnd(44)} ${rates.map((rate) => String(Math.round(rate)).padStart(6)).join(' ')}  a second`
  console.log(`\n${ours} ÷ ${theirs}`)
  console.log(line(ours, rates.ours))
  console.log(line(theirs, rates.theirs))
  const verdict = goal === undefined ? '' : `   must reach ${goal}: ${medianRatio >= goal ? 'reached' : 'MISSED'}`
  console.log(
    `  median of the ratios ${medianRatio.toFixed(2)} (quartiles ${quartiles.map((one) => one.toFixed(2)).join(' to ')})${verdict}`,
  )
}
