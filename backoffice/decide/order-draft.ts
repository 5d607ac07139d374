import type { CorrectStepPayload, DecideStepPayload, EnterResultPayload } from '../generated/api.ts'
import type { UploadedEvidence } from '../client/upload-evidence.ts'

export type CorrectableField = keyof CorrectStepPayload['values']
export type PixKeyKind = NonNullable<CorrectStepPayload['values']['pixKey']>['kind']
export type ManualResult = EnterResultPayload['result']
export type ManualResultKind = ManualResult['kind']
export type Terms = NonNullable<DecideStepPayload['terms']>

/** What a person has typed and chosen so far, as they see it. */
export type OrderDraft = {
  /** The decision, provider, request, kind of hold or hold. */
  choice: string
  /** Codes, the strongest first. */
  reasons: string[]
  note: string
  fields: CorrectableField[]
  values: Partial<Record<CorrectableField, string>>
  pixKeyKind: PixKeyKind
  evidence: UploadedEvidence | undefined
  standing: string
  bureauOutcome: string
  score: string
  monthlyObligations: string
  openDefaults: string
  objectId: string
  monthlyIncome: string
  documentType: string
  documentName: string
  documentNumber: string
  documentBirthDate: string
  documentExpiryDate: string
  amount: string
  termMonths: string
}

export const emptyDraft: OrderDraft = {
  choice: '',
  reasons: [],
  note: '',
  fields: [],
  values: {},
  pixKeyKind: 'cpf',
  evidence: undefined,
  standing: '',
  bureauOutcome: '',
  score: '',
  monthlyObligations: '',
  openDefaults: '',
  objectId: '',
  monthlyIncome: '',
  documentType: '',
  documentName: '',
  documentNumber: '',
  documentBirthDate: '',
  documentExpiryDate: '',
  amount: '',
  termMonths: '',
}
