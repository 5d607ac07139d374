import { AppError } from '#domain/errors.ts'

/** What a transcript is of (Form 4506-C, lines 6 and 7). One form of the 1040 family a request, or wages and income. */
export type Transcript =
  | { of: 'return'; form: '1040' | '1065' | '1120'; kind: 'return' | 'account' | 'record_of_account' }
  | { of: 'wage_and_income'; forms: readonly ('W-2' | '1099' | '1098' | '5498')[] }

/** Form 4506-C (revision October 2022) as a lender sends it by IVES. */
export type IvesForm = {
  taxpayer: { name: string; /** Nine digits. */ tin: string; address: string }
  /** Line 5a: who takes part in IVES, with the id that the authority gave. */
  participant: { name: string; id: string }
  /** Line 5d: the lender for whom the participant asks. */
  client: string
  transcript: Transcript
  /** Line 8: ends of tax years or periods, ISO dates; four at most on one form. */
  periods: readonly string[]
  /** ISO date of the borrower's signature: the authority wants the form within 120 days. */
  signedOn: string
  attestedAuthority: boolean
}

const longestSinceSignatureDays = 120
const mostPeriods = 4

/** The rules that the form breaks, in the order of its lines; empty where it may be sent. The authority rejects a form for any of them. */
export function ivesFormProblems(form: IvesForm, today: string): string[] {
  const days = (Date.parse(today) - Date.parse(form.signedOn)) / 86_400_000
  const rules: [isBroken: boolean, rule: string][] = [
    [form.taxpayer.name.trim() === '', 'line 1a: the name as on the return'],
    [!/^\d{9}$/.test(form.taxpayer.tin), 'line 1b: nine digits'],
    [form.taxpayer.address.trim() === '', 'line 3: the address'],
    [!/^\d{6}$/.test(form.participant.id), 'line 5a: the participant has six digits'],
    [form.client.trim() === '', 'line 5d: the client'],
    [form.transcript.of === 'wage_and_income' && form.transcript.forms.length === 0, 'line 7: at least one form'],
    [form.periods.length === 0 || form.periods.length > mostPeriods, `line 8: one to ${mostPeriods} periods`],
    [form.periods.some((period) => !/^\d{4}-\d{2}-\d{2}$/.test(period) || period > today), 'line 8: periods that have ended'],
    [!form.attestedAuthority, 'signature: the box of authority'],
    [Number.isNaN(days) || days < 0, 'signature: a date that is not to come'],
    [days > longestSinceSignatureDays, `signature: not older than ${longestSinceSignatureDays} days`],
  ]
  return rules.filter(([isBroken]) => isBroken).map(([, rule]) => rule)
}

/** Where a request stands: as the participant's software tells it, never backwards. */
export type IvesState =
  | { state: 'submitted'; submittedAt: string }
  | { state: 'accepted'; submittedAt: string; acceptedAt: string; batchId: string }
  | { state: 'rejected'; submittedAt: string; rejectedAt: string; code: string }
  | { state: 'transcript_ready'; submittedAt: string; acceptedAt: string; batchId: string; readyAt: string; transcripts: number }
  /** Nothing of this kind is on file for the period: an answer about the borrower, and billed. */
  | { state: 'no_record'; submittedAt: string; acceptedAt: string; batchId: string; readyAt: string }

export type IvesEvent =
  | { event: 'accepted'; at: string; batchId: string }
  | { event: 'rejected'; at: string; code: string }
  | { event: 'ready'; at: string; transcripts: number }
  | { event: 'no_record'; at: string }

/**
 * The next state. An event that came before, or that belongs to a state that is past, changes nothing; one that cannot follow throws
 * `TAX_FILE_INVALID`, because something was lost in between.
 */
export function followIves(request: IvesState, event: IvesEvent): IvesState {
  switch (request.state) {
    case 'submitted': {
      const { submittedAt } = request
      if (event.event === 'accepted') return { state: 'accepted', submittedAt, acceptedAt: event.at, batchId: event.batchId }
      if (event.event === 'rejected') return { state: 'rejected', submittedAt, rejectedAt: event.at, code: event.code }
      throw new AppError('TAX_FILE_INVALID', { provider: 'irs-ives', rule: 'a transcript follows an acceptance' })
    }
    case 'accepted': {
      const { state: _state, ...accepted } = request
      if (event.event === 'ready') return { ...accepted, state: 'transcript_ready', readyAt: event.at, transcripts: event.transcripts }
      if (event.event === 'no_record') return { ...accepted, state: 'no_record', readyAt: event.at }
      if (event.event === 'rejected')
        throw new AppError('TAX_FILE_INVALID', { provider: 'irs-ives', rule: 'what was accepted is not rejected' })
      return request
    }
    case 'rejected':
    case 'transcript_ready':
    case 'no_record':
      return request
  }
}
