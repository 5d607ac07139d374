import type { ErrorCode } from '#domain/errors.ts'
import type { ScenarioOrder } from '#sandbox/control/scenarios.ts'

/** What Textract can do instead of reading, and what each operation says of it then. */
export const textractFaults: [why: string, order: ScenarioOrder, code: ErrorCode, details: object][] = [
  [
    'throttled',
    { scenario: 'rate_limited', retryAfterSeconds: 7 },
    'OCR_DOWN',
    { providerCode: 'ProvisionedThroughputExceededException', retryAfterMs: 7_000 },
  ],
  ['out of order', { scenario: 'error500' }, 'OCR_DOWN', { providerCode: 'InternalServerError', httpStatus: 500 }],
  ['unavailable', { scenario: 'down' }, 'OCR_DOWN', { httpStatus: 503 }],
  ['cut off', { scenario: 'refused_connection' }, 'OCR_DOWN', { reason: 'connection' }],
  ['lost after the reading', { scenario: 'reply_lost_after_commit' }, 'OCR_DOWN', { reason: 'connection' }],
  ['half an answer', { scenario: 'malformed' }, 'OCR_DOWN', { reason: 'malformed' }],
  ['an answer without blocks', { scenario: 'schema_drift', change: 'missing_field' }, 'PROVIDER_ANSWER_UNEXPECTED', { fields: ['Blocks'] }],
  ['a key that is refused', { scenario: 'unauthorized_once' }, 'OCR_MISCONFIGURED', { providerCode: 'UnrecognizedClientException' }],
  [
    'a document that it does not support',
    { scenario: 'unsupported_document' },
    'OCR_DOCUMENT_UNREADABLE',
    { providerCode: 'UnsupportedDocumentException' },
  ],
]
