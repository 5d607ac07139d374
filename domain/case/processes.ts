import type { Capability } from '../outside/capability.ts'
import type { ManualResultKind } from './manual-result.ts'
import type { CorrectableField, RequestReason } from './order.ts'
import type { Role } from './role.ts'

/** A decision that a person can take on a step; `ends` when it ends the case. */
export type DecisionDeclaration = { name: string; ends?: true }

/**
 * What a step is, apart from what it does: who handles it on the desk, and which orders it knows.
 * The doing is in the workflow of the process; the numbers (retries, providers in use, what takes two people) are in the product.
 */
export type StepDeclaration = {
  /** Who acts in the good case. */
  by: 'system' | 'applicant' | 'staff'
  /** Who may repair or decide it. Compliance and operations are named where they may. */
  handlers: readonly Role[]
  /** What kind of outside system does it, where there is a choice of several. */
  capability?: Capability
  /** The outside systems that can do it, the usual one first. */
  providers?: readonly string[]
  corrections?: readonly CorrectableField[]
  manualResult?: ManualResultKind
  decisions?: readonly DecisionDeclaration[]
  /** What the applicant can be asked for again because of what this step found. */
  askable?: readonly RequestReason[]
  /** The product may allow to go on without it. */
  skippable?: true
  /** Not part of the good case: shown only when it happens, and repaired even after the case has ended. */
  exceptional?: true
  /** Part of the case only where its product and amount ask for it; every other case knows no such step. */
  onlyWith?: 'income_evidence'
}

const review: readonly Role[] = ['reviewer', 'compliance', 'operations']
const underwriting: readonly Role[] = ['underwriter', 'senior_underwriter']
const photographs: readonly RequestReason[] = ['blurry', 'glare', 'cropped', 'wrong_side', 'wrong_type', 'expired', 'unreadable']

const onboarding = {
  consents: { by: 'applicant', handlers: review },
  contactCode: { by: 'system', handlers: review },
  contact: { by: 'applicant', handlers: review },
  details: { by: 'applicant', handlers: review },
  identityDocument: { by: 'applicant', handlers: review },
  taxAuthority: {
    by: 'system',
    handlers: review,
    corrections: ['fullName', 'birthDate', 'taxId'],
    manualResult: 'tax_standing',
    decisions: [{ name: 'accept' }],
    askable: ['tax_id_mismatch', 'birth_date_mismatch', 'name_mismatch', 'tax_registration_suspended'],
  },
  screening: {
    by: 'system',
    handlers: ['compliance'],
    capability: 'screening',
    providers: ['yente', 'ofac'],
    manualResult: 'screening',
    decisions: [{ name: 'clear' }, { name: 'acknowledge' }, { name: 'confirm', ends: true }],
  },
  duplicateSearch: {
    by: 'system',
    handlers: ['reviewer', 'compliance'],
    decisions: [{ name: 'same_person' }, { name: 'different_people' }],
  },
  riskRating: { by: 'system', handlers: ['compliance', 'operations'] },
  customer: { by: 'system', handlers: ['operations'] },
} as const satisfies Record<string, StepDeclaration>

const documentCheck = {
  photos: { by: 'applicant', handlers: review },
  readDocument: {
    by: 'system',
    handlers: review,
    capability: 'ocr',
    providers: ['tesseract', 'textract'],
    manualResult: 'identity_document',
    askable: photographs,
  },
  compareDocument: {
    by: 'system',
    handlers: review,
    corrections: ['fullName', 'birthDate', 'taxId'],
    decisions: [{ name: 'accept' }, { name: 'reject', ends: true }],
    askable: [...photographs, 'name_mismatch', 'birth_date_mismatch', 'tax_id_mismatch'],
  },
} as const satisfies Record<string, StepDeclaration>

const loan = {
  application: { by: 'applicant', handlers: ['operations'] },
  onboarding: { by: 'applicant', handlers: review },
  bureauReport: {
    by: 'system',
    handlers: [...underwriting, 'operations'],
    manualResult: 'bureau',
    skippable: true,
  },
  incomePapers: { by: 'applicant', handlers: [...underwriting, 'reviewer'], onlyWith: 'income_evidence' },
  incomeEvidence: {
    by: 'system',
    handlers: [...underwriting, 'reviewer'],
    capability: 'ocr',
    providers: ['tesseract', 'textract'],
    corrections: ['fullName', 'taxId'],
    manualResult: 'income',
    decisions: [{ name: 'accept' }],
    askable: ['paper_unreadable', 'paper_not_accepted', 'paper_too_old', 'paper_of_somebody_else', 'months_missing'],
    onlyWith: 'income_evidence',
  },
  decision: { by: 'system', handlers: [...underwriting, 'operations'] },
  underwriting: {
    by: 'staff',
    handlers: underwriting,
    decisions: [{ name: 'approve' }, { name: 'counter_offer' }, { name: 'decline', ends: true }],
  },
  pricing: { by: 'system', handlers: ['operations'] },
  offer: { by: 'applicant', handlers: [...underwriting, 'operations'] },
  commitment: { by: 'system', handlers: ['operations'] },
  contract: { by: 'system', handlers: ['operations'] },
  envelope: {
    by: 'system',
    handlers: ['operations'],
    capability: 'esign',
    providers: ['built-in', 'docusign', 'documenso', 'dropbox-sign'],
  },
  signature: { by: 'applicant', handlers: ['operations'] },
  seal: { by: 'system', handlers: ['operations'] },
  filing: { by: 'system', handlers: ['operations'], manualResult: 'filing' },
  disbursement: { by: 'system', handlers: ['operations'], corrections: ['pixKey'], providers: ['pix', 'iso20022', 'nacha'] },
  booking: { by: 'system', handlers: ['operations'] },
  disbursementNotice: { by: 'system', handlers: ['operations'], skippable: true },
  servicing: { by: 'system', handlers: ['operations'] },
  returnBooking: { by: 'system', handlers: ['operations'], exceptional: true, decisions: [{ name: 'leave_booked' }] },
  voidEnvelope: { by: 'system', handlers: ['operations'], exceptional: true },
  releaseCommitment: { by: 'system', handlers: ['operations'], exceptional: true },
  endingNotice: { by: 'system', handlers: ['operations'], skippable: true, exceptional: true },
} as const satisfies Record<string, StepDeclaration>

/** A customer whom a new version of a list may name. Only a list that we hold ourselves has versions that we are told of. */
const rescreening = { screening: { ...onboarding.screening, providers: ['ofac'] } } as const satisfies Record<string, StepDeclaration>

/** The processes and their steps, in the order in which a reader expects them. */
export const processes = { onboarding, documentCheck, loan, rescreening } as const satisfies Record<string, Record<string, StepDeclaration>>

export type ProcessName = keyof typeof processes
export type StepName<Process extends ProcessName = ProcessName> = Process extends ProcessName
  ? keyof (typeof processes)[Process] & string
  : never

export const processNames = Object.keys(processes) as ProcessName[]

/** The declaration of a step, or undefined for a name that the process does not have. */
export function findStep(process: ProcessName, step: string): StepDeclaration | undefined {
  const steps: Record<string, StepDeclaration> = processes[process]
  return Object.hasOwn(steps, step) ? steps[step] : undefined
}

/** The steps that somebody with these roles repairs or decides, process by process. */
export function handledSteps(roles: readonly Role[]): { process: ProcessName; step: string }[] {
  return processNames.flatMap((process) =>
    stepNames(process)
      .filter((step) => findStep(process, step)?.handlers.some((role) => roles.includes(role)))
      .map((step) => ({ process, step })),
  )
}

/** The providers that steps know for a capability of which they can use several; empty where there is no choice. */
export function switchableProviders(capability: Capability): readonly string[] {
  const known = processNames.flatMap((process) => stepNames(process).flatMap((step) => findStep(process, step) ?? []))
  return [...new Set(known.filter((step) => step.capability === capability).flatMap(({ providers = [] }) => providers))]
}

/** The names of a process's steps, in order. */
export function stepNames(process: ProcessName): string[] {
  return Object.keys(processes[process])
}
