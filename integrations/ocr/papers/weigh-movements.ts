/** A line of a statement. `isDirected` where print told which way it goes. */
export type Movement = { amountMinor: number; isDirected: boolean; balanceMinor: number | undefined }

export type WeighedMovement = { amountMinor: number; balanceMinor: number | undefined; verdict: 'proven' | 'contradicted' | 'unproven' }

export type WeighedStatement = {
  movements: WeighedMovement[]
  opening: WeighedMovement['verdict']
  closing: WeighedMovement['verdict']
  /** A step from one balance to the next that no reading of the lines between explains: something was misread, left out, or altered. */
  isContradicted: boolean
}

type Ends = { openingMinor: number | undefined; closingMinor: number | undefined }

/**
 * Holds the lines of a statement to its balances: each amount leads from the balance before it to the one after it. Between two printed
 * balances all lines together must explain the difference; which way an amount goes that has no sign, the balances tell. A balance that fits
 * neither the one before nor the one after, while those two explain each other, was misread: it follows from them.
 */
export function weighMovements(read: readonly Movement[], { openingMinor, closingMinor }: Ends): WeighedStatement {
  const balances = [openingMinor, ...read.map((one) => one.balanceMinor)]
  const last = balances.length - 1
  // The closing balance is that after the last line; both are printed as a rule.
  const isClosedTwice = closingMinor !== undefined && balances[last] !== undefined && last > 0
  const isClosedWrong = isClosedTwice && balances[last] !== closingMinor
  balances[last] ??= last > 0 ? closingMinor : undefined
  const movements: WeighedMovement[] = read.map((one) => ({
    amountMinor: one.amountMinor,
    balanceMinor: one.balanceMinor,
    verdict: 'unproven',
  }))
  const reached = new Set<number>()
  const anchors = balances.flatMap((balance, index) => (balance === undefined ? [] : [index]))
  const explain = (from: number, to: number): boolean => {
    const signed = explainStep(read.slice(from, to), balances[to]! - balances[from]!)
    if (signed === undefined) return false
    let balance = balances[from]!
    signed.forEach((amountMinor, offset) => {
      balance += amountMinor
      const index = from + offset
      const isPrinted = read[index]!.balanceMinor !== undefined
      movements[index] = { amountMinor, balanceMinor: isPrinted ? balance : undefined, verdict: 'proven' }
    })
    reached.add(from).add(to)
    return true
  }
  let isContradicted = isClosedWrong
  for (let at = 0; at + 1 < anchors.length; at += 1) {
    const [from, next, beyond] = [anchors[at]!, anchors[at + 1]!, anchors[at + 2]]
    if (explain(from, next)) continue
    isContradicted = true
    if (beyond !== undefined && explain(from, beyond)) {
      at += 1
      continue
    }
    for (let index = from; index < next; index += 1) movements[index] = { ...movements[index]!, verdict: 'contradicted' }
  }
  const endVerdict = (index: number, isThere: boolean, isWrong: boolean): WeighedMovement['verdict'] => {
    if (!isThere || read.length === 0) return 'unproven'
    return isWrong ? 'contradicted' : reached.has(index) ? 'proven' : isContradicted ? 'contradicted' : 'unproven'
  }
  return {
    movements,
    opening: endVerdict(0, openingMinor !== undefined, false),
    closing: endVerdict(last, closingMinor !== undefined, isClosedWrong),
    isContradicted,
  }
}

/** The signed amounts whose sum is the difference, if there is exactly one way to sign those that have none. */
function explainStep(lines: readonly Movement[], difference: number): number[] | undefined {
  // So many lines without a sign could be signed to almost any sum.
  const open = lines.filter((line) => !line.isDirected).length
  if (open > 6) return undefined
  let ways: number[][] = [[]]
  for (const { amountMinor, isDirected } of lines)
    ways = ways.flatMap((way) =>
      isDirected
        ? [[...way, amountMinor]]
        : [
            [...way, Math.abs(amountMinor)],
            [...way, -Math.abs(amountMinor)],
          ],
    )
  const right = ways.filter((way) => way.reduce((sum, one) => sum + one, 0) === difference)
  return right.length === 1 ? right[0] : undefined
}
