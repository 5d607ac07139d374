import type { ActivityDeps } from './activity-deps.ts'
import { endBulkRetry } from './bulk-retry/end-bulk-retry.ts'
import { nextStepsToRetry } from './bulk-retry/next-steps-to-retry.ts'
import { retryParkedStep } from './bulk-retry/retry-parked-step.ts'
import { applyCorrection } from './case/apply-correction.ts'
import { archiveRun } from './case/archive-run.ts'
import { chooseProvider } from './case/choose-provider.ts'
import { closeLedgerDays } from './ledger/close-ledger-days.ts'
import { findLastEndedDay } from './ledger/find-last-ended-day.ts'
import { proveBooks } from './ledger/prove-books.ts'
import { bookDisbursement } from './loan/book-disbursement.ts'
import { bookReturn } from './loan/book-return.ts'
import { closeEnvelope } from './loan/close-envelope.ts'
import { closeWindow } from './loan/close-window.ts'
import { decideByPolicy } from './loan/decide-by-policy.ts'
import { drawUpContract } from './loan/draw-up-contract.ts'
import { fileDocuments } from './loan/file-documents.ts'
import { findPayout } from './loan/find-payout.ts'
import { findSignature } from './loan/find-signature.ts'
import { makeOffer } from './loan/make-offer.ts'
import { orderPayout } from './loan/order-payout.ts'
import { postCommitment } from './loan/post-commitment.ts'
import { proveIncome } from './loan/prove-income.ts'
import { pullBureauReport } from './loan/pull-bureau-report.ts'
import { releaseCommitment } from './loan/release-commitment.ts'
import { requestSignature } from './loan/request-signature.ts'
import { sealContract } from './loan/seal-contract.ts'
import { voidEnvelope } from './loan/void-envelope.ts'
import { remindApplicant } from './messages/remind-applicant.ts'
import { sendContactCode } from './messages/send-contact-code.ts'
import { sendResumeCode } from './messages/send-resume-code.ts'
import { sendDisbursementNotice } from './messages/send-disbursement-notice.ts'
import { sendEndingNotice } from './messages/send-ending-notice.ts'
import { checkTaxStanding } from './onboarding/check-tax-standing.ts'
import { compareDocument } from './onboarding/compare-document.ts'
import { compareEnteredDocument } from './onboarding/compare-entered-document.ts'
import { readIdentityDocument } from './onboarding/read-identity-document.ts'
import { recordCustomer } from './onboarding/record-customer.ts'
import { recordScreeningDecision } from './onboarding/record-screening-decision.ts'
import { screenPerson } from './onboarding/screen-person.ts'
import { searchDuplicates } from './onboarding/search-duplicates.ts'
import { askAfterMessages } from './reconciliation/ask-after-messages.ts'
import { collectPayoutReports } from './reconciliation/collect-payout-reports.ts'
import { fetchWatchList } from './watch-lists/fetch-watch-list.ts'
import { rescreenCustomers } from './watch-lists/rescreen-customers.ts'
import { createProjectCase } from './case/project-case.ts'
import { type Activity, type References, runActivity } from './run-activity.ts'

/** Everything that the processes do to the world, by the names that their scripts call. */
export function createActivities(deps: ActivityDeps) {
  const bind = <Input extends References, Result>(activity: Activity<Input, Result>) => runActivity(deps, activity.name, activity)
  const projectCase = createProjectCase(deps)
  return {
    projectCase: runActivity(deps, 'projectCase', (_deps, projection: Parameters<typeof projectCase>[0]) => projectCase(projection)),
    sendContactCode: bind(sendContactCode),
    sendResumeCode: bind(sendResumeCode),
    remindApplicant: bind(remindApplicant),
    sendDisbursementNotice: bind(sendDisbursementNotice),
    sendEndingNotice: bind(sendEndingNotice),
    readIdentityDocument: bind(readIdentityDocument),
    compareDocument: bind(compareDocument),
    compareEnteredDocument: bind(compareEnteredDocument),
    checkTaxStanding: bind(checkTaxStanding),
    screenPerson: bind(screenPerson),
    recordScreeningDecision: bind(recordScreeningDecision),
    searchDuplicates: bind(searchDuplicates),
    recordCustomer: bind(recordCustomer),
    pullBureauReport: bind(pullBureauReport),
    proveIncome: bind(proveIncome),
    decideByPolicy: bind(decideByPolicy),
    makeOffer: bind(makeOffer),
    closeWindow: bind(closeWindow),
    postCommitment: bind(postCommitment),
    releaseCommitment: bind(releaseCommitment),
    drawUpContract: bind(drawUpContract),
    requestSignature: bind(requestSignature),
    findSignature: bind(findSignature),
    closeEnvelope: bind(closeEnvelope),
    voidEnvelope: bind(voidEnvelope),
    sealContract: bind(sealContract),
    fileDocuments: bind(fileDocuments),
    orderPayout: bind(orderPayout),
    findPayout: bind(findPayout),
    bookDisbursement: bind(bookDisbursement),
    bookReturn: bind(bookReturn),
    chooseProvider: bind(chooseProvider),
    applyCorrection: bind(applyCorrection),
    archiveRun: bind(archiveRun),
    findLastEndedDay: bind(findLastEndedDay),
    closeLedgerDays: bind(closeLedgerDays),
    proveBooks: bind(proveBooks),
    collectPayoutReports: bind(collectPayoutReports),
    askAfterMessages: bind(askAfterMessages),
    fetchWatchList: bind(fetchWatchList),
    rescreenCustomers: bind(rescreenCustomers),
    nextStepsToRetry: bind(nextStepsToRetry),
    retryParkedStep: bind(retryParkedStep),
    endBulkRetry: bind(endBulkRetry),
  }
}

export type Activities = ReturnType<typeof createActivities>
