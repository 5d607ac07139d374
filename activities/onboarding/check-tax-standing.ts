import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { requireConsent } from '#db/consents/require-consent.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { saveProfile } from '#db/parties/save-profile.ts'
import { latestReading } from '#db/readings/find-reading.ts'
import type { Store } from '#db/store.ts'
import { showsSocialNameOnly } from '#domain/document/compare-identity.ts'
import { namesAgree } from '#domain/document/names-agree.ts'
import { AppError } from '#domain/errors.ts'
import type { DeclaredProfile } from '#domain/party/profile.ts'
import { readableName } from '#domain/party/readable-name.ts'
import type { TaxCheckResult, TaxStanding } from '#integrations/tax/tax-authority.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { askOnce } from '../ask-once.ts'
import { type CaseSubject, findSubject } from '../case-subject.ts'
import { tellApplicant } from '../messages/tell-applicant.ts'
import { providerOf } from '../provider-of.ts'
import { toIdentityReading } from './compare-document.ts'

export type TaxCheck = {
  outcome: 'found' | 'no_match' | 'minor'
  standing?: TaxStanding
  nameAgrees: boolean
  /** The authority answered without every field. */
  partial: boolean
}

type Input = { caseId: string; provider: string; attempt: number }

/**
 * Asks the tax authority about the person, and keeps its answer. The registered name is compared as on a document, and must be the person's of
 * whom the document is; a social name that the
 * authority has becomes the person's, unless they gave one themselves.
 */
export async function checkTaxStanding(deps: ActivityDeps, input: Input, running: Running): Promise<TaxCheck> {
  const { store } = deps
  const subject = await findSubject(store, input.caseId)
  const { partyId, applicationId } = subject
  await requireConsent(store.db, applicationId, 'tax_authority')
  const declared = await readDeclaredProfile(store, partyId)
  const { taxId, fullName, birthDate } = declared
  const { content: result } = await askOnce<TaxCheckResult>(
    store,
    { ...input, partyId, step: 'taxAuthority' },
    {
      // The reference on the authority's invoice: 32 characters that say nothing of the person.
      ask: () =>
        providerOf(deps.tax, input.provider).checkPerson(
          { taxId, name: fullName, birthDate, requestTag: input.caseId.replaceAll('-', '') },
          running,
        ),
      summary: (answer) =>
        answer.outcome === 'found' ? { outcome: 'found', standing: answer.standing, code: answer.standingCode } : answer,
    },
  )
  if (result.outcome !== 'found') return { outcome: result.outcome, nameAgrees: false, partial: false }
  const { standing, socialName, partial } = result
  if (socialName !== undefined && declared.socialName === undefined)
    await saveProfile(store, partyId, { socialName: readableName(socialName) })
  if (standing === 'pending_regularisation') await askToRegularise(deps, subject, running)
  const isOnePerson = nameAgrees(declared, result) && (await knowsSocialName(store, { applicationId, declared, socialName }))
  return { outcome: 'found', standing, nameAgrees: isOnePerson, partial }
}

/** A document that shows the social name alone says nothing of the legal one: then the authority must know the two as one person. */
async function knowsSocialName(
  store: Store,
  { applicationId, declared, socialName }: { applicationId: string; declared: DeclaredProfile; socialName: string | undefined },
): Promise<boolean> {
  const { id } = await findCaseOfApplication(store.db, applicationId, 'documentCheck')
  const reading = await latestReading(store, id)
  if (reading === undefined || !showsSocialNameOnly(declared, toIdentityReading(reading))) return true
  return socialName !== undefined && declared.socialName !== undefined && namesAgree(declared.socialName, { fullName: socialName })
}

function nameAgrees(declared: DeclaredProfile, registered: Extract<TaxCheckResult, { outcome: 'found' }>): boolean {
  const agrees = (fullName: string | undefined) => fullName !== undefined && namesAgree(declared.fullName, { fullName })
  return registered.nameAgrees ?? (agrees(registered.name) || agrees(registered.socialName))
}

/** The case goes on either way: a message that cannot go out must not have the authority asked, and billed, again. */
async function askToRegularise(deps: ActivityDeps, subject: CaseSubject, running: Running): Promise<void> {
  try {
    await tellApplicant(deps, subject, { reference: `${subject.id}:tax_pending`, message: { template: 'tax_pending', facts: {} } }, running)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    deps.log.warn({ caseId: subject.id, code: error.code }, 'the applicant was not told to regularise')
  }
}
