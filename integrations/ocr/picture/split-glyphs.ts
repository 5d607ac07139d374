import type { GreyPicture, PixelArea } from './grey-picture.ts'

/** Lengths of machine-readable lines: TD1, TD2, TD3. */
const lineLengths = [30, 36, 44]

/**
 * Cuts a machine-readable line into its characters. They stand at a fixed pitch and none is blank (a filler is a
 * character too), so what breaks the chain of even steps, like the edge of the card, is no part of the line.
 */
export function splitGlyphs(picture: GreyPicture, band: PixelArea): PixelArea[] | undefined {
  const runs = columnRuns(picture, band)
  const pitch = usualStep(runs)
  if (pitch === undefined) return undefined
  const chain = longestChain(splitWideRuns(runs, pitch), pitch)
  const length = lineLengths.findLast((one) => one <= chain.length)
  if (length === undefined || chain.length - length > 2) return undefined
  return chooseWindow(chain, length).map((run) => glyphArea(picture, band, run))
}

type Run = { left: number; right: number; ink: number }

/** Stretches of columns with ink. */
function columnRuns({ data, width }: GreyPicture, band: PixelArea): Run[] {
  const runs: Run[] = []
  for (let x = band.left; x < band.left + band.width; x += 1) {
    let ink = 0
    for (let y = band.top; y < band.top + band.height; y += 1) ink += Math.max(0, 170 - data[y * width + x]!)
    if (ink < band.height * 3) continue
    const run = runs.at(-1)
    if (run !== undefined && x - run.right <= 1) {
      run.right = x
      run.ink += ink
    } else runs.push({ left: x, right: x, ink })
  }
  return runs.filter((run) => run.right - run.left >= 1)
}

function usualStep(runs: Run[]): number | undefined {
  const steps = runs.slice(1).map((run, index) => centre(run) - centre(runs[index]!))
  return steps.length < 20 ? undefined : median(steps)
}

function splitWideRuns(runs: Run[], pitch: number): Run[] {
  return runs.flatMap((run) => {
    const parts = Math.max(1, Math.round((run.right - run.left + pitch * 0.28) / pitch))
    const width = (run.right - run.left) / parts
    return Array.from({ length: parts }, (_, index) => ({
      left: Math.round(run.left + index * width),
      right: Math.round(run.left + (index + 1) * width),
      ink: run.ink / parts,
    }))
  })
}

function longestChain(runs: Run[], pitch: number): Run[] {
  let longest: Run[] = []
  let chain: Run[] = []
  for (const run of runs) {
    const last = chain.at(-1)
    const step = last === undefined ? pitch : centre(run) - centre(last)
    // A thin 1 or I may stand a third of a step off; perspective stretches one end by some per cent.
    chain = step > pitch * 0.6 && step < pitch * 1.4 ? [...chain, run] : [run]
    if (chain.length > longest.length) longest = chain
  }
  return longest
}

/** Of a chain that is one or two too long, the stretch with the most even ink: an edge or a shadow is darker or paler than print. */
function chooseWindow(chain: Run[], length: number): Run[] {
  const usual = median(chain.map((run) => run.ink))
  const oddness = (run: Run) => Math.abs(Math.log(run.ink / usual))
  let window = chain
  while (window.length > length) window = oddness(window[0]!) > oddness(window.at(-1)!) ? window.slice(1) : window.slice(0, -1)
  return window
}

/** The box around the ink of one character. */
function glyphArea({ data, width }: GreyPicture, band: PixelArea, run: Run): PixelArea {
  const hasInk = (y: number) => {
    for (let x = run.left; x <= run.right; x += 1) if (data[y * width + x]! < 170) return true
    return false
  }
  let [top, bottom] = [band.top, band.top + band.height - 1]
  while (top < bottom && !hasInk(top)) top += 1
  while (bottom > top && !hasInk(bottom)) bottom -= 1
  return { left: run.left, top, width: run.right - run.left + 1, height: bottom - top + 1 }
}

function centre(run: Run): number {
  return (run.left + run.right) / 2
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
