import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { listFamilies, readSamples, wholeInputs } from '#test/samples/run-samples.ts'

/** How much more memory the end may need than the beginning: heaps breathe, leaks grow. */
const mostGrowth = 1.25

type Reading = { answered: number; linesPerSecond: number; megabytes: number }

/**
 * The bulk calculator under a million lines, each family of published cases in turn and each case of a family in turn, as a process of its own
 * that is read as fast as it answers: lines a second, and whether its memory at the end is what it was once it had warmed up.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { lines: { type: 'string', default: '1000000' }, readings: { type: 'string', default: '10' } },
  })
  const lines = Number(values.lines)
  const requests = listFamilies().map(requestsOf)
  console.log(`${lines.toLocaleString('en')} lines, ${requests.length} families of ${requests.flat().length} published cases`)
  const { readings, refused, seconds } = await calculate(requests, lines, Math.ceil(lines / Number(values.readings)))
  console.log(`\n  in all ${Math.round(lines / seconds)} lines a second over ${seconds.toFixed(0)} s, ${refused} refused`)
  judge(readings, refused)
}

/** One line of text for each published case of a family. */
function requestsOf(family: string): string[] {
  return readSamples(family).map((sample) => `${JSON.stringify({ id: sample.id, kind: sample.kind, inputs: wholeInputs(sample) })}\n`)
}

async function calculate(requests: readonly (readonly string[])[], lines: number, every: number) {
  const child = spawn(process.execPath, ['bin/calculate.ts'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const startedAt = performance.now()
  const feeding = feed(child.stdin, requests, lines)
  const readings: Reading[] = []
  let [answered, refused, markedAt] = [0, 0, startedAt]
  for await (const line of createInterface({ input: child.stdout })) {
    answered += 1
    if (line.includes('"error":{')) refused += 1
    if (answered % every !== 0) continue
    const now = performance.now()
    const reading = { answered, linesPerSecond: (every * 1000) / (now - markedAt), megabytes: megabytesOf(child.pid!) }
    readings.push(reading)
    console.log(
      `  ${reading.answered.toLocaleString('en').padStart(10)} answered, ${Math.round(reading.linesPerSecond)} lines a second, ${reading.megabytes.toFixed(0)} MB`,
    )
    markedAt = now
  }
  await feeding
  if (answered !== lines) throw new Error(`${lines} lines were asked and ${answered} answered`)
  return { readings, refused, seconds: (performance.now() - startedAt) / 1000 }
}

/** As fast as the other side takes it, so that nothing piles up here either. */
async function feed(input: NodeJS.WritableStream, requests: readonly (readonly string[])[], lines: number): Promise<void> {
  for (let line = 0; line < lines; line += 1) {
    const family = requests[line % requests.length]!
    if (!input.write(family[Math.floor(line / requests.length) % family.length]!)) await once(input, 'drain')
  }
  input.end()
}

/** Resident memory, as the operating system counts it. */
function megabytesOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

function judge(readings: readonly Reading[], refused: number): void {
  const memory = readings.slice(0, -1).map((reading) => reading.megabytes)
  const half = Math.floor(memory.length / 2)
  const [before, after] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))]
  const isFlat = after <= before * mostGrowth
  console.log(`  at most ${before.toFixed(0)} MB in the first half, ${after.toFixed(0)} MB in the second: ${isFlat ? 'flat' : 'GROWING'}`)
  if (!isFlat || refused > 0) process.exitCode = 1
}
