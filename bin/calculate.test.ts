import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { answerLine, calculateLines } from './calculate.ts'

const line = (id: unknown, inputs: unknown, kind = 'apy') => JSON.stringify({ id, kind, inputs })
const good = { principal: '1000', interest: '5.25', days: 30 }

describe('the bulk calculator', () => {
  it('answers one line for one line, in the same order, and goes on after a bad one', async () => {
    const lines = [line('first', good), 'nonsense', line(2, { ...good, days: -1 }), line('x', good, 'horoscope'), line('last', good)]
    const answers = (await run(lines)).map((answer) => JSON.parse(answer))
    expect(answers).toEqual([
      { id: 'first', result: { apy_percent: '6.5781' } },
      { id: null, error: { code: 'INPUT_MALFORMED', message: expect.stringContaining('line: a JSON object') } },
      { id: 2, error: { code: 'INPUT_MALFORMED', message: expect.stringContaining('days: a whole number, 1 to 36525') } },
      { id: 'x', error: { code: 'CALCULATION_UNKNOWN', message: expect.stringContaining('kind') } },
      { id: 'last', result: { apy_percent: '6.5781' } },
    ])
  })

  it.each([
    ['[]', null],
    ['null', null],
    ['5', null],
    ['{"id":7}', 7],
    ['{"id":7,"kind":null,"inputs":{}}', 7],
    ['{"id":7,"kind":"apy"}', 7],
    ['{"id":7,"kind":"__proto__","inputs":{}}', 7],
  ])('says what is wrong with %s', (text, id) => {
    expect(JSON.parse(answerLine(text))).toEqual({ id, error: { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) } })
  })

  it('waits for a slow reader instead of piling up answers', async () => {
    const lines = Array.from({ length: 20_000 }, (_, id) => line(id, good))
    let written = 0
    let mostWaiting = 0
    const slow = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _encoding, done) {
        mostWaiting = Math.max(mostWaiting, slow.writableLength)
        written += chunk.toString().split('\n').length - 1
        setImmediate(done)
      },
    })
    await calculateLines(toStream(lines), slow)
    expect(written).toBe(lines.length)
    expect(mostWaiting).toBeLessThan(128 * 1024)
  })
})

async function run(lines: string[]): Promise<string[]> {
  const output = new PassThrough()
  const text: string[] = []
  output.on('data', (chunk: Buffer) => text.push(chunk.toString()))
  await calculateLines(toStream(lines), output)
  return text.join('').trimEnd().split('\n')
}

function toStream(lines: string[]): PassThrough {
  const input = new PassThrough()
  input.end(`${lines.join('\n')}\n`)
  return input
}
