import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { z } from 'zod'
import { errorCodes, type ErrorCode } from '#domain/errors.ts'
import { needsConsents } from '../http/authorize.ts'
import { statusOfCode } from '../http/problem.ts'
import type { Route } from '../http/route.ts'

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to do' }),
    code: z.string().meta({ description: 'Stable; see the list of codes' }),
    requestId: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' })

/** The description of every route, from the words that serve it. The rule of access is part of it, so that it can be tested from outside. */
export function openApiDocument(routes: readonly Route[], publicUrl: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route) }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tenor',
      version: '1',
      description:
        'Lending and onboarding. Amounts are whole minor units with their currency, dates are ISO 8601. Errors are problem details (RFC 9457) with a stable `code`; `detail` says what to do. ' +
        'A POST that has an effect takes an `Idempotency-Key`; an order on a case takes the version that it is based on as `If-Match`. Changing requests carry the header `x-tenor-client`.\n\n' +
        codeTable(),
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(routes.map((one) => one.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        desk: { type: 'apiKey', in: 'cookie', name: '__Host-tenor-desk', description: 'Staff, after signing in' },
        apply: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-tenor-apply',
          description: 'The applicant, on the phone that began or resumed the application',
        },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'The provider, by its signature over the bytes',
        },
      },
    },
  })
}

function toOperation(route: Route): ZodOpenApiOperationObject {
  const { access } = route
  const security = { anyone: [], staff: [{ desk: [] }], applicant: [{ apply: [] }], vendor: [{ signature: [] }] }[access.who]
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    tags: [route.tag],
    security,
    'x-tenor-access': access.who === 'staff' ? { who: 'staff', roles: [...access.roles] } : { who: access.who },
    requestParams: {
      ...(route.params && { path: route.params }),
      ...(route.query && { query: route.query }),
      ...headersOf(route),
    },
    ...requestBodyOf(route),
    responses: { ...repliesOf(route), ...problemsOf(route) },
  }
}

function headersOf(route: Route): { header?: z.ZodObject } {
  const headers: Record<string, z.ZodType> = {}
  if (route.idempotent)
    headers['idempotency-key'] = z.uuid().meta({ description: 'A fresh UUID for each new request, the same for a repetition' })
  if (route.conditional) headers['if-match'] = z.string().meta({ description: 'The version decided on', example: '"v12"' })
  return Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}
}

function requestBodyOf(route: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.bytes) {
    const content = Object.fromEntries(
      route.bytes.mediaTypes.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
    )
    return { requestBody: { required: true, description: `At most ${route.bytes.maxBytes} bytes`, content } }
  }
  return route.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } } : {}
}

function repliesOf(route: Route): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    Object.entries(route.replies).map(([status, reply]) => [
      status,
      {
        description: reply.description,
        ...(reply.schema && { content: { 'application/json': { schema: reply.schema } } }),
        ...(reply.mediaType !== undefined && { content: { [reply.mediaType]: { schema: { type: 'string' as const, format: 'binary' } } } }),
      },
    ]),
  )
}

/** One response for each status, naming the codes that come with it. */
function problemsOf(route: Route): ZodOpenApiOperationObject['responses'] {
  const always: ErrorCode[] = [
    ...(route.params || route.query || route.body ? (['REQUEST_MALFORMED'] as const) : []),
    ...(route.access.who === 'staff' || route.access.who === 'applicant' ? (['SIGN_IN_REQUIRED'] as const) : []),
    ...(route.access.who === 'staff' ? (['ACCESS_DENIED'] as const) : []),
    ...(route.access.who === 'applicant' && route.params ? (['APPLICATION_NOT_FOUND'] as const) : []),
    ...(needsConsents(route) ? (['CONSENT_MISSING'] as const) : []),
    ...(route.idempotent ? (['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED'] as const) : []),
    ...(route.conditional ? (['PRECONDITION_REQUIRED'] as const) : []),
    ...(route.rateLimit ? (['RATE_LIMITED'] as const) : []),
  ]
  const codes = [...new Set([...always, ...(route.errors ?? [])])]
  const byStatus = Map.groupBy(codes, (code) => String(statusOfCode(code)))
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      { description: ofStatus.map((code) => `\`${code}\``).join(', '), content: { 'application/problem+json': { schema: problem } } },
    ]),
  )
}

function codeTable(): string {
  const rows = Object.entries(errorCodes).map(([code, { kind, title, remedy }]) => `| \`${code}\` | ${kind} | ${title} | ${remedy} |`)
  return ['| code | kind | what happened | what to do |', '|---|---|---|---|', ...rows].join('\n')
}
