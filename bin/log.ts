import { pino, type DestinationStream, type Logger } from 'pino'

/**
 * Structured logs, one line of JSON each. What could be personal is cut out wherever it turns up by name; the rule that nothing personal is
 * logged in the first place stands in the code that logs.
 */
export function createLog(part: string, level: string, output: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: personal.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[personal]' },
  }
  return pino(options, output)
}

const personal = [
  'taxId',
  'cpf',
  'fullName',
  'socialName',
  'name',
  'birthDate',
  'email',
  'phone',
  'contact',
  'recipient',
  'address',
  'pixKey',
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
]
