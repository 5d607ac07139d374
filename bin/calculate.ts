import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { calculate } from '#domain/calculations/catalogue.ts'
import { AppError } from '#domain/errors.ts'

/** How much text is collected before it is written: large enough to make writing cheap, small enough to stay in memory unnoticed. */
const chunkLength = 64 * 1024

/**
 * The bulk calculator: a line `{"id", "kind", "inputs"}` in, a line `{"id", "result"}` or `{"id", "error": {"code", "message"}}` out, in the
 * same order. It waits when whoever reads it is slower, so that its memory does not grow with the input.
 */
export async function calculateLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  let pending = ''
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    pending += `${answerLine(line)}\n`
    if (pending.length < chunkLength) continue
    if (!output.write(pending)) await once(output, 'drain')
    pending = ''
  }
  if (pending !== '' && !output.write(pending)) await once(output, 'drain')
}

type Request = { id?: unknown; kind?: unknown; inputs?: unknown }

/** Answers one line; whatever is wrong with it becomes its answer. */
export function answerLine(line: string): string {
  let id: unknown
  try {
    const request = readRequest(line)
    id = request.id
    return JSON.stringify({ id: id ?? null, result: calculate(String(request.kind), request.inputs) })
  } catch (error) {
    return JSON.stringify({ id: id ?? null, error: describe(error) })
  }
}

function readRequest(line: string): Request {
  const parsed = parseJson(line)
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  throw new AppError('INPUT_MALFORMED', { field: 'line', rule: 'a JSON object with id, kind and inputs' })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new AppError('INPUT_MALFORMED', { field: 'line', rule: 'a JSON object with id, kind and inputs' }, { cause })
  }
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof AppError)) return { code: 'INTERNAL', message: error instanceof Error ? error.message : 'unknown' }
  const { field, rule } = error.details
  const where = [field, rule].filter((part) => typeof part === 'string').join(': ')
  return { code: error.code, message: where === '' ? error.message : `${error.message} (${where})` }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // A reader that goes away, such as `head`, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  await calculateLines(process.stdin, process.stdout)
}
