import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesAt, nextCode, payslip, picture } from '#test/cast/applicant.ts'
import { helloOf } from '#test/cast/applicant-at-a-screen.ts'
import { examine } from './examine.ts'
import { assessed, closeReadingService, declared, needs, offered, quickTerms, usualTerms } from './on-the-way.ts'
import { quick } from './quick-products.ts'
import { openScreens, type Screens } from './screens.ts'
import { openSharedStage, type Stage } from './stage.ts'
import { untilStep } from './steps.ts'

describe('who comes back to an application', () => {
  let stage: Stage
  let screens: Screens
  beforeAll(async () => {
    stage = await openSharedStage()
    screens = await openScreens(stage)
    await closeReadingService(stage)
  })
  afterAll(async () => {
    await screens.close()
    await stage.sandbox().clear('textract')
    await examine(stage)
    await stage.close()
  })

  it.concurrent('goes on at a desk by the link of the phone, and on another phone by a short code, with nothing typed or taken twice', async () => {
    const { person } = await stage.someoneLike('ana-ordinary', 'three-devices')
    const phone = await screens.of(person)
    const { words } = phone
    await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await phone.chooseTerms({ amount: '5,000', months: '12' })
    await phone.consent()
    await phone.confirmContact()
    await phone.declare()
    await phone.page.goto('/apply/devices')
    await phone.sees(words.devices.title, 'devices')
    await phone.presses(words.devices.copy)
    await phone.page.getByText(words.devices.copied).first().waitFor()
    const link = await phone.page.evaluate<string>('navigator.clipboard.readText()')
    await phone.leave()

    const desk = await screens.of(person, { device: 'desk' })
    await desk.page.goto(link)
    await desk.sees(words.resume.byLink, 'resume-link')
    expect(desk.page.url()).not.toContain('#')
    await desk.presses(words.resume.openHere)
    await desk.sees(helloOf(words), 'status-photos')
    await desk.page.getByRole('link', { name: words.status.begin.photos }).click()
    await desk.presses(words.document.begin)
    await desk.sees(words.document.slotTitles.front, 'document-front')
    await desk.takePicture(await picture(stage.cast(), person, 'front'))
    await desk.presses(words.document.use)
    await desk.sees(words.document.slotTitles.back, 'document-back')
    await desk.page.goto('/apply/devices')
    await desk.presses(words.devices.getCode)
    await desk.looks('devices-code')
    const code = await desk.page.locator('.short-code').innerText()

    const other = await screens.of(person)
    await other.page.goto('/apply/')
    await other.page.getByRole('link', { name: words.amount.resume }).click()
    await other.sees(words.resume.title, 'resume')
    await other.page.getByRole('button', { name: words.resume.codeHint }).click()
    await other.page.getByRole('textbox', { name: words.resume.codeLabel }).fill(code.toLowerCase())
    await other.looks('resume-code')
    await other.presses(words.resume.open)
    await other.page.getByRole('link', { name: words.status.begin.photos }).click()
    await other.sees(words.document.slotTitles.back, 'document-back-elsewhere')
    await other.takePicture(await picture(stage.cast(), person, 'back'))
    await other.presses(words.document.use)
    await other.page.getByText(words.document.kept).waitFor()
    await other.sendDocument()
    await other.page.getByRole('heading', { level: 3, name: words.status.needTitles.offer }).waitFor({ timeout: 120_000 })

    const late = await screens.of(person)
    await late.page.goto(link)
    await late.presses(words.resume.openHere)
    await late.page.getByText(words.problems.refused.RESUME_PASS_VOID.title).waitFor()
    await late.looks('resume-link-used')
    expect([desk, other, late].flatMap((one) => one.wrong())).toEqual([])
  })

  it.concurrent('withdraws an offer from a device that knows nothing, with the number of the application and a code', async () => {
    const applicant = await offered(stage, await stage.someoneLike('ana-ordinary', 'withdraws-elsewhere'))
    const { person } = applicant
    const elsewhere = await screens.of(person, { device: 'desk' })
    const { page, words, presses, sees } = elsewhere
    await page.goto('/apply/resume')
    await sees(words.resume.title, 'resume')
    await page.getByRole('button', { name: words.resume.referenceHint }).click()
    await page.getByRole('textbox', { name: words.resume.referenceLabel }).fill(applicant.reference())
    await page.getByRole('textbox', { name: words.resume.contactLabel }).fill(person.phone)
    const earlier = (await codesAt(stage.sandbox(), person.phone)).length
    await presses(words.resume.send)
    await sees(words.resume.sentTitle, 'resume-sent')
    await page.getByRole('textbox', { name: words.contact.code }).fill(await nextCode(stage.sandbox(), person.phone, earlier))
    await presses(words.resume.open)
    await sees(helloOf(words), 'status-offer')
    await page.getByRole('link', { name: words.frame.menu }).click()
    await sees(words.account.title, 'menu')
    await page.getByRole('link', { name: words.account.messages }).click()
    await sees(words.account.messages, 'messages')
    await page.goto('/apply/own-details')
    await sees(words.account.details, 'own-details')
    await page.goto('/apply/own-consents')
    await sees(words.account.consents, 'own-consents')
    await page.goto('/apply/withdraw')
    await sees(words.withdraw.title, 'withdraw')
    await presses(words.withdraw.confirm)
    await page.getByText(words.withdraw.reasonMissing).first().waitFor()
    await page.getByRole('radio', { name: words.withdraw.reasons.better_offer }).check()
    await presses(words.withdraw.confirm)
    await sees(words.ending.withdrawn.title, 'ending-withdrawn')
    const { ending } = await applicant.until((application) => application.ending !== null, 'withdrawn')
    expect(ending?.status).toBe('withdrawn')
    expect(elsewhere.wrong()).toEqual([])
  })

  it.concurrent('finds an offer that was answered on another device, and is shown where it goes on', async () => {
    const applicant = await offered(stage, await stage.someoneLike('ana-ordinary', 'answers-elsewhere'))
    const { page, words, presses, sees, looks, wrong } = await screens.resumed(applicant, { locale: 'en' })
    await page.getByRole('link', { name: words.status.begin.offer }).click()
    await sees(words.offer.title, 'offer')
    await applicant.decline()
    await presses(words.offer.accept)
    await page.getByText(words.problems.refused.OFFER_CLOSED.title).waitFor()
    await looks('offer-closed')
    await page.getByRole('link', { name: words.problems.toStart }).click()
    await sees(words.ending.withdrawn.title, 'ending-turned-down')
    expect(wrong()).toEqual([])
  })

  it.concurrent('finds an offer that expired', async () => {
    const applicant = await assessed(stage, await stage.someoneLike('ana-ordinary', 'comes-too-late'), {
      ...quickTerms,
      product: quick.offer,
    })
    await applicant.until((application) => application.ending?.status === 'expired', 'expired')
    const { words, sees, wrong } = await screens.resumed(applicant)
    await sees(words.ending.expired.title, 'ending-expired')
    expect(wrong()).toEqual([])
  })

  it.concurrent('is told why there is no loan, and what they may do', async () => {
    const applicant = await assessed(stage, await stage.someoneLike('lucas-low-score', 'is-declined'))
    const { ending } = await applicant.until((application) => application.ending !== null, 'declined')
    const { page, words, sees, wrong } = await screens.resumed(applicant, { device: 'desk' })
    await sees(words.ending.declined.title, 'ending-declined')
    await expect(page.getByRole('listitem').filter({ hasText: ending!.reasons[0]! }).count()).resolves.toBe(1)
    const letter = page.context().waitForEvent('response', (response) => response.url().endsWith('/letter'))
    await page.getByRole('link', { name: words.ending.declined.letter }).click()
    expect((await letter).headers()['content-type']).toBe('application/pdf')
    expect(wrong()).toEqual([])
  })

  it.concurrent('proves what they earn where the amount asks for it, with a photograph and the file of the employer', async () => {
    const applicant = await assessed(stage, await stage.someoneLike('ana-ordinary', 'earns-it'), {
      ...quickTerms,
      amountMinor: 3_500_000,
      termMonths: 36,
    })
    await applicant.until(needs('income'), 'asked to prove their income')
    const { page, words, presses, sees, looks, wrong } = await screens.resumed(applicant)
    await sees(helloOf(words), 'status-income')
    await page.getByRole('link', { name: words.status.begin.income }).click()
    await sees(words.income.title, 'income')
    const choose = page.getByLabel(words.income.choose, { exact: true })
    const file = async (monthsAgo: 1 | 2, format: 'jpg' | 'pdf') => ({
      name: `payslip.${format}`,
      mimeType: format === 'pdf' ? 'application/pdf' : 'image/jpeg',
      buffer: Buffer.from(await payslip(stage.cast(), applicant.person, monthsAgo, format)),
    })
    await choose.setInputFiles([await file(1, 'jpg')])
    await page.getByText(words.income.missing(1)).waitFor()
    await choose.setInputFiles([await file(2, 'pdf')])
    await page.getByText(words.document.received).nth(1).waitFor()
    await looks('income-two-papers')
    await presses(words.income.submit)
    await sees(helloOf(words), 'status-income-sent')
    const { rootCaseId } = await untilStep(stage, applicant, 'underwriting', 'waiting')
    const sofia = await stage.desk('sofia')
    const { body: evidence } = await sofia.session.call<{ income: object }>('GET', `/api/cases/${rootCaseId}/income`)
    expect(evidence.income).toMatchObject({ outcome: 'proven', proven: { amountMinor: 850_000 }, findings: [] })
    const { body: credit } = await sofia.session.call<{ credit: object }>('GET', `/api/cases/${rootCaseId}/credit`)
    expect(credit.credit).toMatchObject({ reasons: ['amount_above_automatic'], provenIncome: { used: 'declared' } })
    expect(wrong()).toEqual([])
  })

  it.concurrent('photographs the one side again that could not be read, also while the line drops', async () => {
    const applicant = await declared(await stage.someoneLike('ana-ordinary', 'asked-again'), usualTerms)
    const { person } = applicant
    // The lines that a machine reads are on the back; the front alone would not be missed.
    const blurred = await picture(stage.cast(), person, 'back', 'blurred')
    await applicant.photograph({ front: await picture(stage.cast(), person, 'front'), back: blurred })
    await applicant.until((application) => needs('photos')(application) && application.needs[0]!.reason !== null, 'asked again')
    const again = await screens.resumed(applicant)
    const { page, words, presses, sees, looks, wrong } = again
    await sees(helloOf(words), 'status-asked-again')
    await page.getByRole('link', { name: words.status.begin.photos }).click()
    await sees(words.document.again, 'document-again')
    await page.getByRole('radio', { name: words.document.onlyThis.back }).check()
    await presses(words.document.begin)
    await page.getByRole('heading', { level: 1, name: words.document.slotTitles.back }).waitFor()
    await again.takePicture(await picture(stage.cast(), person, 'back'))
    await page.getByRole('button', { name: words.document.use }).waitFor()
    await page.context().setOffline(true)
    await presses(words.document.use)
    await page.getByText(words.document.waiting).waitFor()
    await looks('document-waiting-for-the-line')
    await page.context().setOffline(false)
    await again.sendDocument()
    await page.getByRole('heading', { level: 3, name: words.status.needTitles.offer }).waitFor({ timeout: 120_000 })
    expect(wrong()).toEqual([])
  })
})
