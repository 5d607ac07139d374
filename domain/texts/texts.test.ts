import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judgementCodes } from '../case/attention.ts'
import { caseEventKinds } from '../case/case-event.ts'
import { orderKinds, requestReasons } from '../case/order.ts'
import { processNames, stepNames } from '../case/processes.ts'
import { referralReasons } from '../eligibility/decide-application.ts'
import { errorCodes, type ErrorCode } from '../errors.ts'
import { parseProduct } from '../product/product.ts'
import { attentionSentence, failureWords } from './attention.ts'
import { deskSentence } from './desk-sentence.ts'
import { eventSentence } from './case-events.ts'
import { consentText, publishedConsents } from './consents.ts'
import { declineCodes, declineReasonForStaff, declineReasonsForApplicant, restsOnBureau } from './decline-reasons.ts'
import { fieldWords } from './field-words.ts'
import { listInWords, locales } from './locale.ts'
import { referralReasonForStaff } from './referral-reasons.ts'
import { requestsForApplicant, requestsForStaff } from './requests.ts'
import { stepForApplicant, stepForStaff } from './steps.ts'

const product = parseProduct(JSON.parse(readFileSync('products/personal-loan-br.json', 'utf8')))
const steps = processNames.flatMap((process) => stepNames(process))
/** No hole, no code, no double full stop. */
const hole = /undefined|\bnull\b|NaN|\[object|\$\{|[a-z]_[a-z]|\.\.|\s{2}| \.(\s|$)|\(\)/

describe('what applicants read', () => {
  const words = [
    ...requestReasons.flatMap((reason) => locales.map((locale) => requestsForApplicant[reason][locale])),
    ...steps.flatMap((step) => locales.map((locale) => stepForApplicant(step, locale))),
    ...declineCodes.flatMap((code) => locales.flatMap((locale) => declineReasonsForApplicant([code], locale))),
    ...publishedConsents().flatMap(({ kind, version }) =>
      locales.flatMap((locale) => {
        const { title, statement, paragraphs } = consentText(kind, version, locale)
        return [title, statement, ...paragraphs]
      }),
    ),
  ]

  it.each(words)('is whole, and free of codes and of the language of the trade: %s', (text) => {
    expect(text.trim()).not.toBe('')
    expect(text).not.toMatch(hole)
    expect(text).not.toMatch(/\bscore\b|\bPEP\b|sanction list|policy|underwrit|\bKYC\b|\bOCR\b|\bMRZ\b/i)
  })

  it.each(words.filter((text) => text.includes('. ')))('keeps its sentences short: %s', (text) => {
    const longest = Math.max(...text.split(/(?<=[.:;?!])\s/).map((sentence) => sentence.split(/\s+/).length))
    expect(longest).toBeLessThanOrEqual(36)
  })

  it('is different in each language', () => {
    for (const reason of requestReasons) expect(requestsForApplicant[reason].en).not.toBe(requestsForApplicant[reason]['pt-BR'])
    for (const step of steps) expect(stepForApplicant(step, 'en')).not.toBe(stepForApplicant(step, 'pt-BR'))
  })
})

describe('a decline', () => {
  it('has words for each reason that the product lets staff choose', () => {
    expect(declineCodes).toEqual(expect.arrayContaining([...product.declineReasons]))
  })

  it('is told with at most four reasons, the strongest first, none twice', () => {
    const told = declineReasonsForApplicant(
      ['document_not_genuine', 'under_age', 'document_not_genuine', 'over_age', 'not_resident', 'open_defaults'],
      'en',
    )
    expect(told).toHaveLength(4)
    expect(told[0]).toContain('who you are')
    expect(told[1]).toContain('younger')
  })

  it.each(['listed_person', 'document_not_genuine'])('warns nobody of what the law forbids to tell: %s', (code) => {
    const told = locales.flatMap((locale) => declineReasonsForApplicant([code], locale)).join(' ')
    expect(told).not.toMatch(/list|sanction|sanç|forg|fals|genuin|autêntic/i)
  })

  it('tells a reason without words of its own as the open one, never as a code', () => {
    expect(declineReasonsForApplicant(['internal_rule_7'], 'en')).toEqual(declineReasonsForApplicant(['other'], 'en'))
  })

  it('names the bureau where its report decided, and only there', () => {
    expect(restsOnBureau(['under_age', 'open_defaults'])).toBe(true)
    expect(restsOnBureau(['under_age', 'income_insufficient'])).toBe(false)
  })
})

describe('a consent', () => {
  it.each(product.consents)('of the product has its words in both languages: $kind $version', ({ kind, version }) => {
    const [english, portuguese] = locales.map((locale) => consentText(kind, version, locale))
    expect(english?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(portuguese?.sha256).not.toBe(english?.sha256)
    expect(portuguese?.paragraphs).toHaveLength(english?.paragraphs.length ?? -1)
  })

  it('keeps its published words: a change is a new version', () => {
    const hashes = publishedConsents().flatMap(({ kind, version }) =>
      locales.map((locale) => [`${kind} ${version} ${locale}`, consentText(kind, version, locale).sha256.slice(0, 12)]),
    )
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "bureau 2026-06 en": "f9418f810b4d",
        "bureau 2026-06 pt-BR": "956cf04c8ff5",
        "electronic 2026-06 en": "633da71421f0",
        "electronic 2026-06 pt-BR": "b550ca6b9ddd",
        "marketing 2026-06 en": "710d3476cb2c",
        "marketing 2026-06 pt-BR": "ac5bfc473192",
        "privacy 2026-06 en": "91f75ff99e56",
        "privacy 2026-06 pt-BR": "41cd2b2034df",
        "tax_authority 2026-06 en": "df0696d34e2b",
        "tax_authority 2026-06 pt-BR": "6110dce75f5e",
      }
    `)
  })

  it('of a version that was never published does not exist', () => {
    expect(() => consentText('privacy', '1999-01', 'en')).toThrow(expect.objectContaining({ code: 'CONSENT_TEXT_UNKNOWN' }))
    expect(() => consentText('privacy', 'constructor', 'en')).toThrow(expect.objectContaining({ code: 'CONSENT_TEXT_UNKNOWN' }))
  })
})

describe('what staff read', () => {
  it.each([
    [
      { code: 'DOCUMENT_DIFFERS', facts: { mismatches: ['birthDate'], lowConfidence: ['documentNumber'], missing: ['expiryDate'] } },
      'The document says something else than the declaration: birth date. Read with low confidence: document number. Not found on the document: expiry date.',
    ],
    [
      { code: 'SCREENING_HITS', facts: { hits: 2, topics: ['sanction', 'sanction.linked', 'role.pep'], highestScore: '0.85' } },
      '2 entries on the lists may be this person (sanctions and politically exposed person). The best agrees by 85%.',
    ],
    [
      { code: 'DUPLICATE_PARTY', facts: { matches: 1, matchedOn: ['br-cpf', 'phone'] } },
      'One other person in the record has the same CPF and phone.',
    ],
    [
      { code: 'PAYOUT_REJECTED', facts: { bankReason: 'AC07' } },
      'The bank refused the pay-out (the account is closed, AC07). Nothing was paid.',
    ],
    [
      { code: 'PAYOUT_RETURNED', facts: { bankReason: 'XX99' } },
      'The money came back (reason XX99). It is sent again only when you order it.',
    ],
    [
      { code: 'PAYOUT_PARTLY_RETURNED', facts: { bankReason: 'MD06', returnedMinor: 10_000, amountMinor: 500_000, currency: 'BRL' } },
      'Only BRL 100.00 of BRL 5000.00 came back (the receiver sent it back, MD06). Nothing was booked and nothing is sent again. Ask the bank what becomes of the rest, then retry: the step looks at the pay-out once more.',
    ],
    [
      { code: 'TAX_AUTHORITY_DOWN', cause: 'retries_spent', attempts: 3, facts: {} },
      'The tax authority did not answer. 3 attempts were made. Try again later; the case keeps its place. For a long outage, enter the result by hand with evidence.',
    ],
    [
      { code: 'PAYMENTS_REFUSED', cause: 'refused', facts: {} },
      'The payment provider refused the instruction. Read the code of the provider, correct the receiving account and try again.',
    ],
    [{ code: 'STEP_TIMED_OUT', facts: {} }, 'There was no answer in the time that the step allows. One attempt was made.'],
    [{ code: 'UNEXPECTED_ERROR', facts: {} }, 'Tenor itself failed here; the raw error is for operations. One attempt was made.'],
  ] as const)('of a parked step is a sentence: %o', (attention, sentence) => {
    expect(attentionSentence({ cause: 'judgement', attempts: 1, ...attention })).toBe(sentence)
  })

  it('of a decision that the policy leaves to a person names why; of a step that waits for nobody on the desk there is none', () => {
    const summary = { referredFor: ['score_needs_judgement', 'amount_above_automatic'] }
    expect(deskSentence({ state: 'waiting', summary })).toBe(
      'The policy leaves it to a person: score between decline and approval and amount above automatic approval.',
    )
    expect(deskSentence({ state: 'done', summary })).toBeUndefined()
    expect(deskSentence({ state: 'waiting', attention: null, summary: null })).toBeUndefined()
  })

  it.each([...judgementCodes, ...(Object.keys(errorCodes) as ErrorCode[])])('has words even where the facts are missing: %s', (code) => {
    expect(attentionSentence({ code, cause: 'retries_spent', attempts: 2, facts: {} })).not.toMatch(hole)
    expect(failureWords(code)).not.toMatch(hole)
  })

  it.each([
    ['case_opened', undefined, {}, 'The case was opened.'],
    ['step_started', 'taxAuthority', { attempt: 1, provider: 'serpro' }, 'Tax authority: began with Serpro Consulta CPF.'],
    ['step_started', 'taxAuthority', { attempt: 4 }, 'Tax authority: attempt 4 began.'],
    [
      'attempt_failed',
      'taxAuthority',
      { attempt: 1, code: 'TAX_AUTHORITY_DOWN', retryInSeconds: 2 },
      'Tax authority: attempt 1 failed. The tax authority did not answer. The next one follows in 2 seconds.',
    ],
    [
      'step_parked',
      'compareDocument',
      { cause: 'judgement', code: 'DOCUMENT_EXPIRED', attempts: 1 },
      'Comparison with the declaration needs attention. The document has expired.',
    ],
    [
      'step_parked',
      'screening',
      { cause: 'judgement', code: 'SCREENING_HITS', attempts: 1, hits: 1, topics: ['sanction'], highestScore: '0.85' },
      'Sanctions and PEP screening needs attention. One entry on the lists may be this person (sanctions). The best agrees by 85%.',
    ],
    [
      'step_parked',
      'screening',
      { cause: 'judgement', code: 'SCREENING_HITS', attempts: 1 },
      'Sanctions and PEP screening needs attention. Several entries on the lists may be this person.',
    ],
    ['step_waiting', 'photos', {}, 'Photographs: waits for the applicant.'],
    ['step_waiting', 'underwriting', {}, 'Underwriting: waits for a decision.'],
    ['step_waiting', 'disbursement', {}, 'Pay-out: waits for an answer from outside.'],
    ['step_done', 'taxAuthority', { outcome: 'found', standing: 'pending_regularisation' }, 'Tax authority: pending regularisation.'],
    ['step_done', 'screening', { hits: 0 }, 'Sanctions and PEP screening: nobody on the lists.'],
    [
      'step_done',
      'decision',
      { outcome: 'declined', reasons: ['under_age', 'open_defaults'] },
      'Decision by policy: declined: under the minimum age and open defaults at the bureau.',
    ],
    [
      'step_done',
      'decision',
      { outcome: 'referred', reasons: ['no_credit_file'] },
      'Decision by policy: referred: no credit file at the bureau.',
    ],
    ['step_done', 'seal', { sha256: 'ab' }, 'Sealed contract: done.'],
    ['step_decided', 'screening', { decision: 'clear', reasons: ['other_person'] }, 'Sanctions and PEP screening: decided: clear.'],
    [
      'step_decided',
      'underwriting',
      { decision: 'counter_offer', reasons: ['income_insufficient'] },
      'Underwriting: counter offer: income below the minimum.',
    ],
    [
      'applicant_asked',
      'compareDocument',
      { request: 'tax_id_mismatch' },
      'Comparison with the declaration: the applicant was asked again (CPF does not fit the person).',
    ],
    ['order_given', 'disbursement', { order: 'correctStep', fields: ['pixKey'] }, 'Pay-out: corrected what was declared (Pix key).'],
    [
      'terms_changed',
      'application',
      { amountMinor: 800_000, termMonths: 24, amountBeforeMinor: 500_050, termBeforeMonths: 12, currency: 'BRL' },
      'What is asked for was changed: BRL 8000.00 over 24 months instead of BRL 5000.50 over 12 months.',
    ],
    ['reminder_sent', 'offer', { number: 0 }, 'Offer: the applicant was told.'],
    ['proposal_made', undefined, { order: 'enterResult' }, 'A second person must confirm: a result by hand.'],
    [
      'case_ended',
      undefined,
      { status: 'declined', reasons: ['listed_person'] },
      'The application was declined (confirmed match on a sanctions or PEP list).',
    ],
    [
      'case_ended',
      undefined,
      { status: 'expired', reasons: ['photos_not_given'] },
      'The case expired: the applicant did not answer in time.',
    ],
  ] as const)('of an event is a sentence: %s %s %o', (kind, step, facts, sentence) => {
    expect(eventSentence({ kind, ...(step !== undefined && { step }), facts })).toBe(sentence)
  })

  it('of every kind of event, order and step has words', () => {
    const facts = {
      attempt: 1,
      code: 'STEP_TIMED_OUT',
      retryInSeconds: 1,
      provider: 'x',
      because: 'y',
      decision: 'clear',
      hold: 'fraud',
      status: 'done',
      request: 'blurry',
    }
    for (const kind of caseEventKinds)
      for (const step of steps)
        for (const order of orderKinds) expect(eventSentence({ kind, step, facts: { ...facts, order } })).toMatch(/^[A-Z][^]*[.]$/)
  })

  it('of each code is words', () => {
    for (const reason of requestReasons) expect(requestsForStaff[reason]).not.toMatch(hole)
    for (const reason of referralReasons) expect(referralReasonForStaff(reason)).not.toBe(reason.replaceAll('_', ' '))
    for (const code of declineCodes) expect(declineReasonForStaff(code)).not.toMatch(hole)
    for (const step of steps) expect(stepForStaff(step)).not.toMatch(hole)
  })
})

describe('small words', () => {
  it('join a list as a sentence does', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => listInWords(items))).toEqual(['', 'a', 'a and b', 'a, b and c'])
    expect(listInWords(['a', 'b'], 'pt-BR')).toBe('a e b')
  })

  it('call a field as a person does', () => {
    expect(['birthDate', 'taxId', 'mrz', 'identity-document'].map(fieldWords)).toEqual(['birth date', 'CPF', 'MRZ', 'identity document'])
  })
})
