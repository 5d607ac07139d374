import type { Store } from '#db/store.ts'
import type { Order } from '#domain/case/order.ts'
import type { Capability } from '#domain/outside/capability.ts'
import type { Accounting } from '#domain/ledger/accounting.ts'
import type { Bureau } from '#integrations/bureau/bureau.ts'
import type { Ecm } from '#integrations/ecm/ecm.ts'
import type { ESign } from '#integrations/esign/esign.ts'
import type { Mail } from '#integrations/mail/mail.ts'
import type { Ocr } from '#integrations/ocr/ocr.ts'
import type { PaperReader } from '#integrations/ocr/papers/paper.ts'
import type { Payments } from '#integrations/payments/payments.ts'
import type { Screening } from '#integrations/screening/screening.ts'
import type { WatchListSource } from '#integrations/screening/watch-list.ts'
import type { Sms } from '#integrations/sms/sms.ts'
import type { CompanyRegister } from '#integrations/tax/company-register.ts'
import type { Verify } from '#integrations/verify/verify.ts'
import type { TaxAuthority } from '#integrations/tax/tax-authority.ts'
import type { OrderResult } from '#workflows/case/messages.ts'

/** A client of each outside system that a step can switch between, under the name by which the product calls it. */
export type Providers<Port> = Readonly<Record<string, Port>>

/** Whom an applicant turns to about what a bureau said of them. Printed in the notice of a decline. */
export type CreditAgency = { name: string; address: string; phone: string; website: string }

/** What activities log to; pino fits. Never personal data. */
export type ActivityLog = Record<'info' | 'warn' | 'error', (facts: Readonly<Record<string, unknown>>, message: string) => void>

/** All that activities touch. `bin/worker.ts` builds it; tests build it with fakes. */
export type ActivityDeps = {
  store: Store
  ocr: Providers<Ocr>
  /** Reads papers that prove an income. */
  papers: Providers<PaperReader>
  tax: Providers<TaxAuthority>
  /** Which provider is used for a capability, where the configuration says so instead of the product. */
  usualProviders: Partial<Record<Capability, string>>
  /** For a partner, an employer or a seller that is a company. */
  companies: Providers<CompanyRegister>
  screening: Providers<Screening>
  /** The published lists that we screen against ourselves. */
  watchLists: Providers<WatchListSource>
  bureau: Providers<{ client: Bureau; agency: CreditAgency }>
  sms: Sms
  /** Makes, sends and tries one-time codes; without it we do so ourselves. */
  verify?: Verify | undefined
  mail: Mail
  payments: Providers<Payments>
  ecm: Ecm
  esign: Providers<ESign>
  /** Gives a case an order; undefined where its outcome takes longer than `patienceMs`. The same order has one effect. */
  giveOrder(workflowId: string, order: Order, patienceMs: number): Promise<OrderResult | undefined>
  /** What the engine remembers of a run, as text in one form; undefined where it has forgotten it. */
  histories: { read(workflowId: string, runId: string): Promise<string | undefined> }
  /** What each transaction of a loan debits and credits. */
  accounting: Accounting
  /** Bank code of the institution that pays out: end-to-end ids begin with it. Eight digits. */
  ispb: string
  /** Right of the @ in the Message-ID of every mail. */
  mailDomain: string
  /** Where applicants reach the web app, without a slash at the end. */
  publicUrl: string
  /** ISO instant. */
  clock: () => string
  /** ISO date of the open business day. */
  businessDate: () => string
  log: ActivityLog
}

/** One run of an activity: `signal` says when nobody waits for it any more, `tries` how often it was tried, with this one. */
export type Running = { signal: AbortSignal; tries: number }
