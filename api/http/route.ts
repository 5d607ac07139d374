import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Role } from '#domain/case/role.ts'
import type { Store } from '#db/store.ts'
import type { ErrorCode } from '#domain/errors.ts'
import type { ApplicantSession, StaffSession } from '../session/sessions.ts'

/** Who may call a route at all. Every route says so; the object that it names is checked in the same layer, see `authorize.ts`. */
export type Access =
  | { who: 'anyone' }
  | { who: 'staff'; roles: readonly Role[] }
  /**
   * Only the applicant whose application the path names; and what changes something, only once the consents that the product needs are given,
   * unless it says that it may be done before.
   */
  | { who: 'applicant'; beforeConsent?: true }
  /** Authenticated by the signature over its bytes. */
  | { who: 'vendor' }

export type Caller<A extends Access> = A extends { who: 'staff' }
  ? StaffSession
  : A extends { who: 'applicant' }
    ? ApplicantSession
    : undefined

/** What a limited route may be called, counted for each network or, where there is one, each session. */
export type RateLimit = { name: string; points: number; perSeconds: number }

/** A limit, and whose count it is. */
export type Counted = { limit: RateLimit; who: string }

/**
 * How an effect is kept to one. `record`: all that the work does is in the record, and one transaction with its answer. `order`: what it
 * asks of a process is named after the key, so it may be asked for again while it is under way. `claim`: it goes beyond the record and has no
 * such name; the key is claimed for a while.
 */
export type Idempotence = 'record' | 'order' | 'claim'

type Shape = z.ZodObject | undefined
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** What `prepare` made, for routes that have it. */
type Prepared<R> = { prepared: R }

export type RouteInput<A extends Access, P extends Shape, Q extends Shape, B extends z.ZodType | undefined> = {
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  /** The raw bytes, for routes with `bytes`. */
  bytes: Buffer
  caller: Caller<A>
  /** Version of `If-Match`, for routes with `conditional`. */
  version: number
  /** `Idempotency-Key`, for routes with `idempotent`. */
  key: string
  /** The record. For routes that are idempotent by it: in the transaction that keeps the answer, so nothing else may be used. */
  store: Store
  requestId: string
  /** Empty where nobody knows it. */
  ipAddress: string
  /** Whom limits by address count. */
  network: string
  userAgent: string
  header: (name: string) => string | undefined
}

export type Reply =
  | { status: number; body?: unknown; etag?: string; headers?: Readonly<Record<string, string>> }
  | { status: number; stream: Readable | Buffer; mediaType: string; filename: string; inline?: boolean }
  | { status: number; text: string }
  | { status: number; redirect: string; headers?: Readonly<Record<string, string>> }

export type ReplySpec = { description: string; schema?: z.ZodType; mediaType?: string }

export type RouteSpec<
  A extends Access = Access,
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  R = unknown,
> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** OpenAPI style: `/api/cases/{caseId}`. */
  path: string
  operationId: string
  summary: string
  description?: string
  tag: string
  access: A
  params?: P
  query?: Q
  body?: B
  /** The body is a file of one of these media types, at most so large. */
  bytes?: { mediaTypes: readonly string[]; maxBytes: number }
  /** What takes long and is no part of the record's transaction: looking at what was sent. */
  prepare?: (input: RouteInput<A, P, Q, B>) => Promise<R>
  /** A POST that has an effect: the same key and body answer the same, without doing it again. */
  idempotent?: Idempotence
  /** An order on a version: `If-Match` is required. */
  conditional?: boolean
  rateLimit?: RateLimit
  /** Counted as well: the network that is called from, however many sessions it has. For what costs money or room. */
  networkLimit?: RateLimit
  /** Counted as well, in this order: something that the request names, whoever calls or from each network by itself. */
  limits?: (input: { body: Parsed<B>; network: string }) => readonly Counted[]
  replies: Readonly<Record<number, ReplySpec>>
  /** Business errors that the route can answer with, beside those that every route has. */
  errors?: readonly ErrorCode[]
  handle: (input: RouteInput<A, P, Q, B> & Prepared<R>) => Promise<Reply>
}

/** A route with its types hidden, as the list of routes holds it. */
export type Route = Omit<RouteSpec, 'handle' | 'limits' | 'prepare'> & {
  prepare?: (input: RouteInput<Access, Shape, Shape, z.ZodType | undefined>) => Promise<unknown>
  limits?: (input: { body: unknown; network: string }) => readonly Counted[]
  handle: (input: RouteInput<Access, Shape, Shape, z.ZodType | undefined> & Prepared<unknown>) => Promise<Reply>
}

/** Writes a route down once: express serves it and the OpenAPI document describes it from the same words. */
export function route<
  A extends Access,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
  R = undefined,
>(spec: RouteSpec<A, P, Q, B, R>): Route {
  return spec as unknown as Route
}
