import { z } from 'zod'
import { twoPeopleActions } from '../case/case-rules.ts'
import { roles } from '../case/role.ts'
import { incomePaperKinds } from '../income/income-paper.ts'
import { AppError } from '../errors.ts'

const text = z.strictObject({ en: z.string().min(1), 'pt-BR': z.string().min(1) })
const minor = z.int().nonnegative()
const percent = z.string().regex(/^\d{1,3}(\.\d{1,12})?$/, 'a decimal number such as 2.49')
const seconds = z.number().positive()

const range = z
  .strictObject({ min: z.int().positive(), max: z.int().positive(), step: z.int().positive(), start: z.int().positive() })
  .refine((value) => value.min <= value.start && value.start <= value.max, 'min ≤ start ≤ max')

/** How an outside call is made: the time one attempt may take, how many attempts, and the pause that doubles between them. */
const callPolicy = z.strictObject({
  timeoutSeconds: seconds,
  attempts: z.int().min(1).max(20),
  backoffSeconds: z.number().nonnegative(),
  backoffMaximumSeconds: seconds,
})

/** The whole of what makes one loan product differ from another: data, checked here, pinned by content hash to each case. */
export const productSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  process: z.literal('loan'),
  name: text,
  regime: z.enum(['br']),
  currency: z.enum(['BRL']),
  locales: z.array(z.enum(['en', 'pt-BR'])).min(1),
  timeZone: z.string().min(1),
  lender: z.strictObject({
    name: z.string().min(1),
    taxId: z.string().min(1),
    address: z.string().min(1),
    email: z.string().min(1),
    phone: z.string().min(1),
  }),
  limits: z.strictObject({ amountMinor: range, termMonths: range }),
  pricing: z.strictObject({
    monthlyRatePercent: percent,
    originationFeeMinor: minor,
    iof: z.enum(['financed', 'deducted']),
    /** Days from pay-out to the first instalment. */
    firstDueAfterDays: z.int().min(1).max(90),
  }),
  /** What the contract adds to an instalment in arrears; the law allows no higher fine (Código de Defesa do Consumidor, art. 52, § 1º). */
  latePayment: z.strictObject({
    finePercent: percent.refine((value) => Number(value) <= 2, 'at most 2'),
    defaultInterestMonthlyPercent: percent.refine((value) => Number(value) <= 1, 'at most 1'),
  }),
  consents: z
    .array(
      z.strictObject({
        kind: z.enum(['privacy', 'bureau', 'tax_authority', 'electronic', 'marketing']),
        version: z.string(),
        required: z.boolean(),
      }),
    )
    .min(1),
  identityDocument: z.strictObject({
    types: z.array(z.enum(['identity_card', 'passport'])).min(1),
    /** Below this the field counts as read with low confidence. */
    minimumConfidence: z.number().min(0).max(100),
    /** How often the applicant is asked for a new photograph before a person looks. */
    retakes: z.int().min(0).max(5),
  }),
  /** When an income must be proven, and by what. Without it what the applicant declares is taken. */
  incomeEvidence: z
    .strictObject({
      /** Only for more than this, so that small loans stay one sitting. */
      aboveMinor: minor,
      papers: z.array(z.enum(incomePaperKinds)).min(1),
      /** How many different months, and how many months back the oldest may lie. */
      months: z.int().min(1).max(12),
      notOlderThanMonths: z.int().min(1).max(12),
      /** Below this a value counts as not read. */
      minimumConfidence: z.number().min(0).max(100),
      /** How often the applicant is asked for other papers before a person looks. */
      retakes: z.int().min(0).max(5),
    })
    .refine((value) => value.months <= value.notOlderThanMonths + 1, 'as many months as may be that old')
    .optional(),
  providers: z.record(z.string(), z.string()),
  policy: z.strictObject({
    version: z.string(),
    minimumAgeYears: z.int(),
    /** Age at the last instalment. */
    maximumAgeYears: z.int(),
    residence: z.array(z.string().length(2)).min(1),
    /** What the tax authority may say of the person's registration. */
    taxStandings: z.array(z.enum(['regular', 'pending_regularisation'])).min(1),
    maximumPaymentToIncomePercent: percent,
    maximumObligationsToIncomePercent: percent,
    minimumIncomeMinor: minor,
    /**
     * How far a proven income may lie below the declared one: up to the first share the declared one counts, above it the proven one, and above
     * the second a person decides.
     */
    incomeShortfall: z
      .strictObject({ toleratedPercent: percent, referredAbovePercent: percent })
      .refine((value) => Number(value.toleratedPercent) <= Number(value.referredAbovePercent), 'toleratedPercent ≤ referredAbovePercent')
      .optional(),
    score: z.strictObject({ declineBelow: z.int(), approveFrom: z.int() }),
    maximumOpenDefaults: z.int(),
    /** Above this a person decides, whatever the score. */
    automaticUpToMinor: minor,
  }),
  authorityMinor: z.partialRecord(z.enum(roles), minor),
  twoPeople: z.array(z.enum(twoPeopleActions)),
  skippable: z.array(z.string()),
  calls: z.intersection(z.strictObject({ default: callPolicy }).loose(), z.record(z.string(), callPolicy)),
  durations: z.strictObject({
    /** From the first tap until an unfinished application is closed. */
    applicationStandsSeconds: seconds,
    /** Pause before each reminder to an applicant who was asked for something. */
    remindAfterSeconds: z.array(seconds),
    offerStandsSeconds: seconds,
    signatureStandsSeconds: seconds,
    /** How often a signing service is asked about an envelope that it reports nothing of; then more and more rarely. */
    signaturePollSeconds: seconds.default(900),
    proposalStandsSeconds: seconds,
    /** What the desk sets itself: how long a broken step, and a decision or judgement, may wait for it. Without it, they have no due date. */
    deskRepairsWithinSeconds: seconds.optional(),
    deskDecidesWithinSeconds: seconds.optional(),
    oneTimeCodeSeconds: seconds,
    payoutOverdueSeconds: seconds,
    /** After this a running loan continues as a new run of its workflow. */
    contractYearSeconds: seconds,
  }),
  retention: z.strictObject({ class: z.string(), years: z.int().positive() }),
  declineReasons: z.array(z.string()).min(1),
})

export type Product = z.infer<typeof productSchema>
export type CallPolicy = z.infer<typeof callPolicy>

/** A product from its file, or an error that names each field that is wrong. */
export function parseProduct(value: unknown): Product {
  const parsed = productSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('PRODUCT_MALFORMED', { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) })
}
