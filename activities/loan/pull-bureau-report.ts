import { latestAnswer } from '#db/answers/find-answer.ts'
import { countAnswers } from '#db/answers/count-answers.ts'
import { requireConsent } from '#db/consents/require-consent.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import type { BureauFacts } from '#domain/eligibility/decide-application.ts'
import { AppError } from '#domain/errors.ts'
import type { BureauReport } from '#integrations/bureau/bureau.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { askOnce } from '../ask-once.ts'
import { type CaseSubject, findSubject } from '../case-subject.ts'
import { providerOf } from '../provider-of.ts'

export type BureauCheck = Exclude<BureauFacts, { outcome: 'not_asked' }>

type Input = { caseId: string; provider: string; attempt: number }

const step = 'bureauReport'
/** A pull is billed and leaves its mark on the person's file, so a report serves as long as it is fresh. */
const freshForMs = 30 * 86_400_000

/**
 * What the bureau says of the person, pulled once for the case: the reference stays the same until there is a report, so that a repeated pull
 * finds the first one.
 */
export async function pullBureauReport(deps: ActivityDeps, input: Input, running: Running): Promise<BureauCheck> {
  const subject = await findSubject(deps.store, input.caseId)
  await requireConsent(deps.store.db, subject.applicationId, 'bureau')
  return toCheck((await freshReport(deps, input.caseId)) ?? (await pull(deps, { ...input, subject }, running)), subject)
}

async function freshReport({ store, clock }: ActivityDeps, caseId: string): Promise<BureauReport | undefined> {
  const latest = await latestAnswer<BureauReport>(store, { caseId, step })
  const isFresh = latest?.source === 'provider' && Date.parse(clock()) - latest.createdAt.getTime() < freshForMs
  return isFresh ? latest.content : undefined
}

async function pull(deps: ActivityDeps, { subject, ...input }: Input & { subject: CaseSubject }, running: Running): Promise<BureauReport> {
  const { store } = deps
  const { caseId, provider } = input
  const { fullName, taxId, birthDate } = await readDeclaredProfile(store, subject.partyId)
  const reference = `${caseId}:${(await countAnswers(store.db, { caseId, step })) + 1}`
  const { content } = await askOnce<BureauReport>(
    store,
    { ...input, partyId: subject.partyId, step },
    {
      ask: () =>
        providerOf(deps.bureau, provider).client.pullReport(
          { reference, purpose: 'credit_application', pull: 'hard', taxId, name: fullName, birthDate },
          running,
        ),
      summary: (report) => ({
        outcome: report.outcome,
        reportId: report.reportId,
        ...(report.outcome === 'hit' && { scoreModel: report.score.model, openDefaults: report.openDefaults }),
      }),
    },
  )
  return content
}

function toCheck(report: BureauReport, { product }: CaseSubject): BureauCheck {
  if (report.outcome !== 'hit') return { outcome: report.outcome }
  if (report.currency !== product.currency)
    throw new AppError('CURRENCY_MISMATCH', { reported: report.currency, expected: product.currency })
  const { score, monthlyObligationsMinor, openDefaults } = report
  return { outcome: 'hit', score: score.value, monthlyObligationsMinor, openDefaults }
}
