import { AppError } from '#domain/errors.ts'

/** A cash flow at a time in years; from the customer's side, received amounts are positive and paid ones negative. */
export type TimedFlow = { readonly years: number; readonly amount: number }

/**
 * The effective annual rate x, as a fraction, with Σ amount · (1 + x)^(−years) = 0. Solved in doubles on δ = ln(1 + x): a sum of exponentials
 * has at most as many roots as its amounts change sign in order of time (the rule of signs), so one change means exactly one rate, however
 * large, and no change means none. Example: +100 now, −110 after one year gives 0.10.
 */
export function solveEffectiveRate(flows: readonly TimedFlow[]): number {
  const ordered = mergeSameTime(flows)
  const signChanges = countSignChanges(ordered.map((flow) => flow.amount))
  if (signChanges === 0) throw new AppError('RATE_NOT_FOUND', { field: 'payments', rule: 'amounts received and amounts paid' })
  const presentValue = (logRate: number) => ordered.reduce((sum, flow) => sum + flow.amount * Math.exp(-logRate * flow.years), 0)
  if (signChanges === 1) return Math.expm1(findRoot(presentValue, ...bracketOnlyRoot(presentValue)))
  const roots = findRoots(presentValue, -7, 25, 3200)
  return Math.expm1(onlyOne(roots, Math.expm1))
}

/** The one root of several candidates, or the typed refusal that says how many there are. `toRate` turns a root into a fraction. */
export function onlyOne(roots: readonly number[], toRate: (root: number) => number): number {
  const [root, ...others] = roots
  if (root === undefined) throw new AppError('RATE_NOT_FOUND', { field: 'payments', rule: 'payments that balance the advances' })
  if (others.length > 0)
    throw new AppError('RATE_NOT_UNIQUE', {
      field: 'payments',
      rule: 'payments that one rate explains',
      ratesPercent: roots.map((one) => (toRate(one) * 100).toFixed(4)),
    })
  return root
}

/** All roots that a grid over the range tells apart. */
export function findRoots(valueAt: (x: number) => number, from: number, to: number, steps: number): number[] {
  const roots: number[] = []
  let left = from
  let atLeft = valueAt(left)
  for (let step = 1; step <= steps; step += 1) {
    const right = from + ((to - from) * step) / steps
    const atRight = valueAt(right)
    if (atLeft === 0) roots.push(left)
    else if (atLeft * atRight < 0) roots.push(findRoot(valueAt, left, right))
    left = right
    atLeft = atRight
  }
  if (atLeft === 0) roots.push(left)
  return roots
}

/** The root between two points of opposite sign: secant steps kept inside the bracket (Illinois), bisection where they stall. */
export function findRoot(valueAt: (x: number) => number, from: number, to: number): number {
  let [left, right] = [from, to]
  let atLeft = valueAt(left)
  let atRight = valueAt(right)
  if (atLeft === 0) return left
  if (atRight === 0) return right
  if (atLeft * atRight > 0) throw new AppError('RATE_NOT_FOUND', { field: 'payments', rule: 'a rate within the range searched' })
  for (let step = 0; step < 400; step += 1) {
    const width = Math.abs(right - left)
    if (width <= Number.EPSILON * Math.max(Math.abs(left), Math.abs(right))) break
    const secant = right - (atRight * (right - left)) / (atRight - atLeft)
    const inside = secant > Math.min(left, right) && secant < Math.max(left, right)
    const next = inside && step % 3 !== 2 ? secant : (left + right) / 2
    const atNext = valueAt(next)
    if (atNext === 0) return next
    if (atNext * atRight < 0) {
      left = right
      atLeft = atRight
    } else {
      atLeft /= 2
    }
    right = next
    atRight = atNext
  }
  return right
}

function bracketOnlyRoot(valueAt: (x: number) => number): [from: number, to: number] {
  const atZero = valueAt(0)
  for (let reach = 0.25; reach < 1e6; reach *= 2) {
    if (valueAt(reach) * atZero <= 0) return [0, reach]
    if (valueAt(-reach) * atZero <= 0) return [0, -reach]
  }
  throw new AppError('RATE_NOT_FOUND', { field: 'payments', rule: 'a rate that arithmetic can hold' })
}

function mergeSameTime(flows: readonly TimedFlow[]): TimedFlow[] {
  const byTime = new Map<number, number>()
  for (const { years, amount } of flows) byTime.set(years, (byTime.get(years) ?? 0) + amount)
  return [...byTime].map(([years, amount]) => ({ years, amount })).toSorted((first, second) => first.years - second.years)
}

function countSignChanges(amounts: readonly number[]): number {
  const signs = amounts.map(Math.sign).filter((sign) => sign !== 0)
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length
}
