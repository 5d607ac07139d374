import type { OrderAnswer } from '#api/orders/give-order.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { isHeld } from '#domain/case/hold.ts'
import { AppError } from '#domain/errors.ts'
import { incomeRules } from '../rules/income-rules.ts'
import type { ExportBench, ExportedLoan, Opening } from './export-bench.ts'

/** What was noted with orders, to be found again in the record and on the page. */
export const notes = {
  retry: 'The status page of the authority says that it is back.',
  byHand: 'Certificate of regular standing, seen on <gov.br> & printed.',
  alone: 'Nobody else is here today.',
  confirm: 'Compared the certificate with the declaration, line by line.',
  hold: 'Two applications from one address on one day.',
  secondHold: 'The police asked for the file by telephone.',
  release: 'Siblings. Both came to the branch with their documents.',
}

/** What the applicant asks for in the end. */
export const otherTerms = { amountMinor: 600_000, termMonths: 18 }

/** As staff correct it after a look at the document. */
export const correctedName = 'Ana Beatriz Moreira Lins'

/**
 * A loan on which much happens: another amount is asked for, the tax authority is down, a retry finds it still down, a name is corrected, its answer is entered by hand by two people after one tried
 * to do it alone, two holds are placed on the case and lifted one after the other, payslips prove the income, the money comes back and is sent again, and a contract year passes before it is closed.
 */
export async function goThroughMuch(bench: ExportBench, opening: Opening = {}): Promise<ExportedLoan> {
  const [rita, ravi, clara, otavio] = [
    await bench.signIn('rita'),
    await bench.signIn('ravi'),
    await bench.signIn('clara'),
    await bench.signIn('otavio'),
  ]
  const { sandbox, product } = bench.activities
  await sandbox.control.play('serpro', { scenario: 'down', times: 20 })
  const loan = await bench.open('ana-ordinary', {
    ...opening,
    product: { durations: { ...product.durations, contractYearSeconds: 4 }, incomeEvidence: { ...incomeRules, aboveMinor: 0 } },
  })
  await loan.until('loan', (now) => now.steps['application']?.state === 'done', 'the application is in')
  await loan.changeTerms(otherTerms)
  await loan.introduce()
  await loan.until('onboarding', (now) => now.steps['taxAuthority']?.state === 'needs_attention', 'the tax authority is down')
  await loan.order('onboarding', rita, {
    content: { kind: 'retryStep', step: 'taxAuthority' },
    reasonCode: 'outside_system_back',
    note: notes.retry,
  })

  const corrected = await loan.correct('onboarding', rita, { fullName: correctedName })
  const correct: OrderContent = { kind: 'correctStep', step: 'taxAuthority', fields: ['fullName'], correction: corrected }
  const misspelt = proposalOf(await loan.order('onboarding', rita, { content: correct, reasonCode: 'typing_error' }))
  await loan.order('onboarding', ravi, { content: { kind: 'confirmProposal', ...misspelt }, reasonCode: 'spelling_only' })

  const evidence = await loan.keepEvidence('onboarding', rita)
  const result = { kind: 'tax_standing', standing: 'regular' } as const
  const byHand: OrderContent = { kind: 'enterResult', step: 'taxAuthority', result, evidence }
  const proposed = await loan.order('onboarding', rita, { content: byHand, reasonCode: 'checked_at_the_source', note: notes.byHand })
  const confirm: OrderContent = { kind: 'confirmProposal', ...proposalOf(proposed) }
  await refused(loan.order('onboarding', rita, { content: confirm, reasonCode: 'evidence_checked', note: notes.alone }))
  const fraud = await loan.order('loan', clara, {
    content: { kind: 'holdCase', holdKind: 'fraud' },
    reasonCode: 'fraud_suspected',
    note: notes.hold,
  })
  await loan.until('onboarding', isHeld, 'the hold reaches the onboarding')
  await loan.order('loan', otavio, {
    content: { kind: 'holdCase', holdKind: 'legal' },
    reasonCode: 'under_investigation',
    note: notes.secondHold,
  })
  await loan.order('loan', clara, {
    content: { kind: 'releaseCase', holdId: fraud.orderId, holdKind: 'fraud' },
    reasonCode: 'suspicion_cleared',
    note: notes.release,
  })
  await loan.order('loan', clara, { content: { kind: 'releaseCase' }, reasonCode: 'order_lifted' })
  await loan.until('onboarding', (now) => !isHeld(now), 'both holds are lifted there as well')
  await loan.order('onboarding', ravi, { content: confirm, reasonCode: 'evidence_checked', note: notes.confirm })
  await sandbox.control.clear('serpro')

  await loan.handInPapers({ holder: correctedName, netPayMinor: opening.profile?.monthlyIncomeMinor ?? 640_000 })
  await loan.acceptAndSign()
  await loan.until('loan', (now) => now.active, 'the loan is active')
  bench.bank.say({ status: 'returned', code: 'AC04', returnedAt: new Date().toISOString() })
  await loan.tell('payoutReturned')
  await loan.until('loan', (now) => now.steps['disbursement']?.state === 'needs_attention', 'the money came back')
  bench.bank.say({ status: 'settled', settledAt: new Date().toISOString() })
  await loan.order('loan', otavio, { content: { kind: 'retryStep', step: 'disbursement' }, reasonCode: 'confirmed_by_applicant' })
  await loan.until('loan', (now) => now.active, 'the loan is active again')
  await loan.untilEvent('run_continued')
  await loan.tell('closed')
  await loan.handle.result()
  return loan
}

function proposalOf(answer: OrderAnswer): { proposalId: string; hash: string } {
  if (answer.state !== 'settled' || answer.result.outcome !== 'proposed') throw new Error('Two people were not asked for')
  return { proposalId: answer.result.proposalId, hash: answer.result.hash }
}

async function refused(order: Promise<unknown>): Promise<void> {
  try {
    await order
  } catch (error) {
    if (error instanceof AppError && error.code === 'SECOND_PERSON_REQUIRED') return
    throw error
  }
  throw new Error('One person was two')
}
