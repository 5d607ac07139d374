import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fullNameOf } from '#sandbox/people/person.ts'
import { openSharedBrowser, type CastBrowser } from '#test/browser/open-browser.ts'
import { ipAddressOf, picture, type CastApplicant } from '#test/cast/applicant.ts'
import { signInAtTheDesk, staffAtAScreen, type StaffAtAScreen } from '#test/cast/desk-at-a-screen.ts'
import { refusal } from '#test/cast/refusal.ts'
import { examine } from './examine.ts'
import { assessed, closeReadingService, declared, needs, paidOut, quickTerms, usualTerms } from './on-the-way.ts'
import { messagesTo } from './outcome.ts'
import { quick } from './quick-products.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilStep, type RecordedStep } from './steps.ts'

/** An application that came to where somebody on the desk must do something. */
type Stopped = { applicant: CastApplicant; at: RecordedStep }

describe('at the desk in a browser', () => {
  let stage: Stage
  let browser: CastBrowser
  const seated = new Map<string, Promise<StaffAtAScreen>>()
  let unanswered: Stopped
  let unansweredToo: Stopped
  let referred: Stopped
  let nearMatch: Stopped
  let differing: Stopped

  beforeAll(async () => {
    ;[stage, browser] = await Promise.all([openSharedStage(), openSharedBrowser()])
    await closeReadingService(stage)
    ;[unanswered, unansweredToo, referred, nearMatch, differing] = await Promise.all([
      unansweredByTaxAuthority('desk-unanswered'),
      unansweredByTaxAuthority('desk-unanswered-too'),
      referredToUnderwriter(),
      nearMatchOnTheLists(),
      differingFromDocument(),
    ])
  })
  afterAll(async () => {
    await browser.close()
    await Promise.all([stage.sandbox().clear('textract'), stage.sandbox().clear('serpro')])
    await examine(stage)
    await stage.close()
  })

  it('an auditor reads everything and is offered nothing', async () => {
    const aurora = await at('aurora')
    for (const { rootCaseId } of [unanswered.at, referred.at]) {
      await aurora.opens(rootCaseId)
      expect(await aurora.actions()).toEqual([])
    }
    await aurora.page.getByRole('tab', { name: 'Timeline' }).click()
    await aurora.looks('auditor')
    expect(aurora.wrong()).toEqual([])
  })

  it('a reviewer sees what was read beside what was declared, and proposes what needs a second person', async () => {
    const rita = await at('rita')
    const { page } = rita
    await rita.opens(differing.at.rootCaseId, { step: 'documentCheck.compareDocument' })
    const row = (field: string) => page.getByRole('row', { name: new RegExp(`^${field}`) }).first()
    const { person } = differing.applicant
    await row('Name').getByText('Differs').waitFor()
    await expect(row('Name').textContent()).resolves.toContain(`${person.givenNames} Outra`)
    await expect(row('Birth date').textContent()).resolves.toContain('Agrees')
    await expect(row('CPF').textContent()).resolves.toContain('Agrees')
    await page
      .getByRole('img', { name: /identity document/i })
      .first()
      .waitFor()
    await rita.looks('document')

    // Without the mouse: the decision has the focus as soon as it is asked for, and is handed in from anywhere.
    for (const key of ['d', 'Enter', 'Space']) await page.keyboard.press(key)
    await expect(page.getByRole('radio', { name: 'Accept the document' }).isChecked()).resolves.toBe(true)
    await page.keyboard.press('Control+Enter')
    // What is missing has the focus, wherever it lies.
    await expect(page.locator('.MuiFormControl-root:focus-within').innerText()).resolves.toMatch(/^Reason/)
    await rita.chooses('Seen in the original')
    await page.getByRole('note').getByText('This needs a second person.').waitFor()
    await page.keyboard.press('Control+Enter')
    await rita.isTold('Proposed to a second person')
    const ravi = await stage.desk('ravi')
    await ravi.confirm(await proposalOn(differing))
    await untilStep(stage, differing.applicant, 'compareDocument', 'done')
    expect(rita.wrong()).toEqual([])
  })

  it('an underwriter offers other terms above the own limit: nothing happens until a second person confirms, who is not the same', async () => {
    const ulisses = await at('ulisses')
    await ulisses.opens(referred.at.rootCaseId)
    await ulisses.page.getByRole('region', { name: 'What must happen next' }).getByText('Decide: Underwriting').waitFor()
    await ulisses.looks('underwriting')
    await ulisses.presses(/^Decide…/)
    await ulisses.chooses('Make a counter-offer')
    await ulisses.page.getByRole('textbox', { name: 'Amount, BRL' }).fill('22,000.00')
    await ulisses.chooses('Instalment too high for the income', 'Score not sufficient')
    await ulisses.page.getByRole('note').getByText('This needs a second person.').waitFor()
    await ulisses.looks('counter-offer')
    await ulisses.presses('Propose')
    await ulisses.isTold('Proposed to a second person')

    await ulisses.page.getByText('You proposed this. Another person must answer it').waitFor()
    expect((await ulisses.actions()).filter((action) => /^(Confirm|Refuse)/.test(action))).toEqual([])
    const proposalId = await proposalOn(referred)
    expect(await refusal((await stage.desk('ulisses')).confirm(proposalId))).toBe('403 SECOND_PERSON_REQUIRED')

    const sofia = await at('sofia')
    await sofia.page.getByRole('link', { name: /^Second person/ }).click()
    const proposed = sofia.page.getByRole('article').filter({ hasText: referred.at.reference })
    await sofia.looks('second-person')
    await proposed.getByRole('button', { name: 'Confirm…' }).click()
    await sofia.chooses('Within the policy')
    await sofia.presses('Confirm')
    await sofia.isTold('Underwriting is done')
    const { offer } = await referred.applicant.until(needs('offer'), 'offered')
    expect(offer).toMatchObject({ priced: { requested: { amountMinor: 2_200_000 } } })
    expect([...ulisses.wrong(), ...sofia.wrong()]).toEqual([])
  })

  it('a near match is left to compliance, who see what speaks against it, clear it with a second person, and take the export home', async () => {
    const { rootCaseId, reference } = nearMatch.at
    const rita = await at('rita')
    await rita.opens(rootCaseId, { step: 'onboarding.screening' })
    expect((await rita.actions()).filter((action) => action.startsWith('Decide'))).toEqual([])
    await rita.page.getByText('This is for compliance.').waitFor()
    await rita.page.getByRole('tab', { name: 'Files' }).click()
    await rita.page.getByRole('table', { name: 'Files' }).waitFor()
    await expect(rita.page.getByRole('button', { name: 'Export…' }).count()).resolves.toBe(0)

    const clara = await at('clara')
    await clara.opens(rootCaseId, { step: 'onboarding.screening' })
    const explained = clara.page.getByRole('table', { name: /^What speaks for João Carlos Pereira/ })
    await explained
      .getByRole('row', { name: /Birth year differs|birth/i })
      .first()
      .waitFor()
    await clara.looks('screening')
    await clara.presses(/^Decide…/)
    await clara.chooses('Clear: somebody else', 'Another birth date')
    await clara.presses('Propose')
    await clara.isTold('Proposed to a second person')
    const caio = await stage.desk('caio')
    expect(await caio.confirm(await proposalOn(nearMatch))).toMatchObject({ step: { state: 'done' } })
    await nearMatch.applicant.until(needs('offer'), 'offered')

    await clara.page.getByRole('tab', { name: 'Files' }).click()
    await clara.presses('Export…')
    await clara.chooses('Audit')
    await clara.presses('Make the export')
    const [download] = await Promise.all([
      clara.page.waitForEvent('download'),
      clara.page.getByRole('table', { name: 'Exports' }).getByRole('link', { name: 'Download' }).click(),
    ])
    await clara.looks('files')
    const bundle = unzipSync(readFileSync(await download.path()))
    expect(Object.keys(bundle)).toContain('manifest.json')
    expect(strFromU8(bundle['timeline.html']!)).toContain(reference)
    expect([...rita.wrong(), ...clara.wrong()]).toEqual([])
  })

  it('a case that the tax authority left waiting is found, tried too early and told so, tried again, and ends with the money', async () => {
    const otavio = await at('otavio')
    const { page } = otavio
    const { applicant, at: parked } = unanswered
    await page.getByRole('tab', { name: /^Needs attention/ }).click()
    await page.getByRole('combobox', { name: 'Product' }).click()
    await page.getByRole('option', { name: new RegExp(quick.plain) }).click()
    await page.getByRole('combobox', { name: 'Order' }).click()
    await page.getByRole('option', { name: 'Newest first' }).click()
    await page
      .getByRole('row')
      .filter({ hasText: fullNameOf(applicant.person) })
      .waitFor()
    await otavio.looks('cases-filtered')
    const search = async (text: string) => {
      await page.keyboard.press('/')
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await search(fullNameOf(applicant.person))
    await page.getByText(`Found for ${fullNameOf(applicant.person)}`).waitFor()
    await page.getByRole('link', { name: parked.reference }).waitFor()
    for (const key of ['j', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('region', { name: 'What must happen next' }).waitFor()
    // A whole reference means one application: it opens without a list of one.
    await page.getByRole('link', { name: 'Cases', exact: true }).click()
    await page.getByRole('tablist').waitFor()
    await search(parked.reference.toLowerCase())
    await page.getByRole('region', { name: 'What must happen next' }).getByText('Repair: Tax authority').waitFor()
    await otavio.looks('repair')

    await otavio.presses('Try again…')
    await otavio.chooses('A passing fault')
    await otavio.presses('Try again now')
    await otavio.isTold('Tax authority: attempt 3 did not help')
    await otavio.isTold(/does not answer|did not answer/)
    const calls = page.getByRole('region', { name: 'Calls of this step' })
    await calls
      .getByRole('button', { name: /attempt 3.*Answered with a failure/ })
      .first()
      .click()
    const request = calls.getByRole('region', { name: 'Request' })
    await request.getByText('"method": "GET"').waitFor()
    expect(await request.textContent()).not.toContain(applicant.person.taxId)
    await otavio.looks('still-down')
    await stage.sandbox().clear('serpro')
    await otavio.presses('Try again…')
    await otavio.chooses('The outside system is back')
    await otavio.presses('Try again now')
    await otavio.isTold('Tax authority: attempt 4 succeeded')

    await applicant.accept()
    await applicant.sign()
    await paidOut(applicant)
    await page.getByText('Active', { exact: true }).waitFor()
    await otavio.looks('paid-out')
    expect(otavio.wrong()).toEqual([])
  })

  it('whoever looks after the outside systems sees what each of them answered, and nothing about anybody', async () => {
    const otavio = await at('otavio')
    const { page } = otavio
    await page.getByRole('link', { name: 'Integrations' }).click()
    const table = (on: typeof page) => on.getByRole('table', { name: 'Providers by what they are used for' })
    const serpro = table(page).getByRole('row', { name: /Serpro Consulta CPF/ })
    await serpro
      .getByText(/\d+ min ago|just now/)
      .first()
      .waitFor()
    await otavio.looks('integrations')
    await serpro.getByRole('link').click()
    await page.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: 'Not available', exact: true }).click()
    await page
      .getByRole('list', { name: 'Calls' })
      .getByRole('button', { name: /Tax authority · attempt 3/ })
      .first()
      .click()
    await page.getByRole('region', { name: 'Request' }).waitFor()
    await otavio.looks('provider')
    for (const secret of [unanswered.applicant.person.taxId, fullNameOf(unanswered.applicant.person)])
      expect(await page.getByRole('main').textContent()).not.toContain(secret)
    await page.getByRole('link', { name: 'Look at the case' }).click()
    await page.getByRole('heading', { name: fullNameOf(unanswered.applicant.person) }).waitFor()
    const rita = await at('rita')
    await rita.page.goto('/desk/integrations')
    await table(rita.page)
      .getByRole('row', { name: /Serpro Consulta CPF/ })
      .waitFor()
    await expect(table(rita.page).getByRole('link').count()).resolves.toBe(0)
    expect([...otavio.wrong(), ...rita.wrong()]).toEqual([])
  })

  it('operations try all again that an outage parked, and see what came of each', async () => {
    const otavio = await at('otavio')
    const { page } = otavio
    await page.goto('/desk/integrations')
    await page.getByRole('button', { name: /^Try again: \d+ cases?, Serpro/ }).click()
    await otavio.chooses('The outside system is back')
    await otavio.looks('bulk-retry-ordered')
    await otavio.presses('Try all again')
    await page.getByRole('heading', { name: 'Tried again in bulk' }).waitFor()
    await page.getByText('Every case tried').waitFor()
    const row = page.getByRole('row').filter({ hasText: unansweredToo.at.reference })
    await row.getByText('The case went on').waitFor()
    await otavio.looks('bulk-retry')
    await unansweredToo.applicant.until(needs('offer'), 'offered')
    expect(otavio.wrong()).toEqual([])
  })

  it('a default provider is switched by two of operations, and by nobody twice', async () => {
    const [otavio, olivia] = await Promise.all([at('otavio'), at('olivia')])
    const [asOtavio, asOlivia] = await Promise.all([stage.desk('otavio'), stage.desk('olivia')])
    await otavio.page.goto('/desk/integrations')
    await otavio.presses('Switch the default provider: Signing')
    await otavio.chooses('DocuSign', 'The provider is down for long')
    await otavio.page.getByRole('note').getByText('This needs a second person.').waitFor()
    await otavio.presses('Propose')
    const ofOtavio = otavio.page.getByRole('article', { name: 'Waits for a second person: Signing' })
    await ofOtavio.getByText('You proposed this. Another person must answer it').waitFor()
    await expect(ofOtavio.getByRole('button').count()).resolves.toBe(0)
    const { body: proposed } = await asOtavio.session.call<{ items: { id: string; hash: string }[] }>(
      'GET',
      '/api/provider-switches?limit=1',
    )
    const [{ id, hash } = { id: '', hash: '' }] = proposed.items
    const confirmation = { hash, reasonCode: 'evidence_checked' }
    expect(await refusal(asOtavio.session.call('POST', `/api/provider-switches/${id}/confirmation`, confirmation))).toBe(
      '403 SECOND_PERSON_REQUIRED',
    )

    await olivia.page.goto('/desk/integrations')
    await olivia.page.getByRole('article', { name: 'Waits for a second person: Signing' }).getByRole('button', { name: 'Confirm…' }).click()
    await olivia.chooses('Evidence checked')
    await olivia.presses('Confirm')
    await olivia.page.getByRole('rowheader', { name: /^Signing.*By default DocuSign/ }).waitFor()
    await olivia.looks('provider-switched')
    const back = { capability: 'esign', provider: null, reasonCode: 'provider_down' }
    const { body: undo } = await asOtavio.session.call<{ id: string; hash: string }>('POST', '/api/provider-switches', back)
    await asOlivia.session.call('POST', `/api/provider-switches/${undo.id}/confirmation`, { ...confirmation, hash: undo.hash })
    expect([...otavio.wrong(), ...olivia.wrong()]).toEqual([])
  })

  it('no new applications are taken while they are paused, and again when they are not', async () => {
    const otavio = await at('otavio')
    const { page } = otavio
    const newcomer = await stage.someoneLike('ana-ordinary', 'desk-paused')
    const begins = () => newcomer.apply({ ...quickTerms, product: quick.offer })
    await page.goto('/desk/integrations')
    await otavio.presses('Pause…')
    await page.getByRole('combobox', { name: 'Of' }).click()
    await page.getByRole('option', { name: new RegExp(quick.offer) }).click()
    await otavio.chooses('Maintenance')
    await otavio.presses('Pause new applications')
    const row = page.getByRole('row').filter({ hasText: quick.offer })
    await row.getByText('Paused', { exact: true }).waitFor()
    await otavio.looks('intake-paused')
    expect(await refusal(begins())).toBe('409 INTAKE_PAUSED')
    await row.getByRole('button', { name: /^Resume/ }).click()
    await otavio.chooses('The maintenance has ended')
    await otavio.presses('Take them again')
    await row.getByText('Over', { exact: true }).waitFor()
    await begins()
    expect(otavio.wrong()).toEqual([])
  })

  it('the outbox shows each SMS and each mail word for word', async () => {
    const { applicant, at: step } = unanswered
    const told = await messagesTo(stage, applicant.person)
    const otavio = await at('otavio')
    const { page } = otavio
    await page.goto(`/desk/messages?case=${step.rootCaseId}`)
    const messages = page.getByRole('list', { name: 'Messages' }).getByRole('button')
    await expect.poll(() => messages.count()).toBe(told.sms.length + told.mail.length)
    await page.getByRole('combobox', { name: 'Channel' }).click()
    await page.getByRole('option', { name: 'SMS', exact: true }).click()
    await expect.poll(() => messages.count()).toBe(told.sms.length)
    for (const [index, sms] of told.sms.toReversed().entries()) {
      await messages.nth(index).click()
      await expect.poll(() => page.getByRole('article').textContent()).toContain(sms)
    }
    await otavio.looks('outbox')
    expect(otavio.wrong()).toEqual([])
  })

  /** Each signs in once; who is not needed does not come. */
  function at(sub: string): Promise<StaffAtAScreen> {
    const known = seated.get(sub) ?? sitDown(sub)
    seated.set(sub, known)
    return known
  }

  async function sitDown(sub: string): Promise<StaffAtAScreen> {
    const visit = await browser.visit({ device: 'desk', baseUrl: stage.addresses().url, ipAddress: ipAddressOf(`${sub} at the desk`) })
    await signInAtTheDesk(visit.page, sub)
    return staffAtAScreen(visit)
  }

  async function unansweredByTaxAuthority(slug: string): Promise<Stopped> {
    const applicant = await stage.someoneLike('ana-ordinary', slug)
    await stage.sandbox().play('serpro', { scenario: 'down', when: { mentions: applicant.person.taxId } })
    return stopped(await assessed(stage, applicant), 'taxAuthority', 'needs_attention')
  }

  async function referredToUnderwriter(): Promise<Stopped> {
    const applicant = await stage.someoneLike('paula-medium-score', 'desk-referred')
    return stopped(await assessed(stage, applicant, { ...quickTerms, amountMinor: 2_500_000, termMonths: 36 }), 'underwriting', 'waiting')
  }

  async function nearMatchOnTheLists(): Promise<Stopped> {
    const listedName = { givenNames: 'João Carlos', surname: 'Pereira' }
    const applicant = await stage.someoneLike('joao-near-match', 'desk-near-match', listedName)
    return stopped(await assessed(stage, applicant), 'screening', 'needs_attention')
  }

  /** Read by our own reader, from a passport whose name is not the one that was declared. */
  async function differingFromDocument(): Promise<Stopped> {
    const applicant = await stage.someoneLike('ana-ordinary', 'desk-differing')
    await declared(applicant, usualTerms, { fullName: `${applicant.person.givenNames} Outra` })
    await applicant.photograph({ data_page: await picture(stage.cast(), applicant.person, 'passport') })
    return stopped(applicant, 'compareDocument', 'needs_attention')
  }

  async function stopped(applicant: CastApplicant, step: string, state: string): Promise<Stopped> {
    return { applicant, at: await untilStep(stage, applicant, step, state) }
  }

  async function proposalOn({ at: step }: Stopped): Promise<string> {
    const row: { id: string } | undefined = await stage.db('proposal').where({ case_id: step.caseId, state: 'open' }).first('id')
    if (!row) throw new Error(`nothing is proposed on ${step.reference}`)
    return row.id
  }
})
