import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { picture } from '#test/cast/applicant.ts'
import type { Device } from '#test/browser/open-browser.ts'
import type { Locale } from '#test/cast/applicant-at-a-screen.ts'
import { examine } from './examine.ts'
import { openScreens, type Screens } from './screens.ts'
import { openSharedStage, type Stage } from './stage.ts'

describe('the loan on a phone', () => {
  let stage: Stage
  let screens: Screens
  beforeAll(async () => {
    stage = await openSharedStage()
    screens = await openScreens(stage)
  })
  afterAll(async () => {
    await screens.close()
    await examine(stage)
    await stage.close()
  })

  it.concurrent('is applied for, signed and paid out in English, whatever is mistyped on the way', async () => {
    const { person } = await stage.someoneLike('ana-ordinary', 'phone-in-english')
    const maria = await screens.of(person)
    const { page, words, looks, presses, sees } = maria
    const shown = (text: string) => page.getByText(text).first().waitFor()

    const papersAhead = page.getByRole('heading', { name: words.amount.papersAhead('R$30,000') })
    await page.goto('/apply/')
    await page.getByRole('textbox', { name: words.amount.amount }).fill('35,000')
    await page.getByRole('textbox', { name: words.amount.amount }).blur()
    await papersAhead.waitFor()
    await looks('amount-papers-ahead')
    await maria.chooseTerms({ amount: '5,000', months: '12' })
    await expect(papersAhead.count()).resolves.toBe(0)
    await sees(words.consents.title, 'consents-unticked')
    await presses(words.consents.submit)
    await shown(words.frame.correct(4))
    await looks('consents-missing')
    await maria.consent()

    await sees(words.contact.title, 'contact-empty')
    await presses(words.contact.send)
    await shown(words.contact.phoneWrong)
    await looks('contact-missing')
    const code = await maria.askForCode()
    await maria.typeCode(code === '000000' ? '000001' : '000000')
    await shown(words.contact.wrong(4))
    await looks('code-wrong')
    await page.reload()
    await shown(words.contact.tries(4))
    await maria.typeCode(code)

    await maria.declare()

    await sees(words.document.title, 'document-kind')
    await presses(words.document.begin)
    await sees(words.document.slotTitles.front, 'document-front')
    await maria.takePicture(await picture(stage.cast(), person, 'front', 'blurred'))
    await shown(words.document.problems.blurred.title)
    await shown(words.document.problems.blurred.do)
    await looks('document-front-blurred')
    await maria.takePicture(await picture(stage.cast(), person, 'front'))
    await presses(words.document.use)
    await sees(words.document.slotTitles.back, 'document-back')
    await maria.takePicture(await picture(stage.cast(), person, 'back'))
    await presses(words.document.use)
    await maria.sendDocument()
    await looks('status-working')

    await maria.accept()
    await maria.sign()
    await sees(words.loan.title, 'loan')
    await page.getByText(words.price.showSchedule).click()
    await looks('loan-schedule')
    await expect(page.getByRole('row').count()).resolves.toBe(13)
    await shown(words.loan.paymentsLeft(12, 12))
    expect(maria.wrong()).toEqual([])
  })

  it.concurrent('is the same in Portuguese, with a passport and by dark', async () => {
    const { person } = await stage.someoneLike('ana-ordinary', 'phone-in-portuguese')
    const maria = await screens.of(person, { locale: 'pt-BR', colorScheme: 'dark' })
    const { page, words } = maria
    await maria.chooseTerms({ amount: '5.000', months: '12' })
    await maria.consent()
    await maria.confirmContact()
    await maria.declare()
    await maria.photograph({ data_page: await picture(stage.cast(), person, 'passport') })
    await maria.sendDocument()
    await maria.accept()
    await maria.sign()
    await maria.sees('Seu empréstimo', 'loan')
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('pt-BR')
    await expect(page.getByText(words.loan.balance).first().isVisible()).resolves.toBe(true)
    expect(maria.wrong()).toEqual([])
  })

  it.concurrent.each<[locale: Locale, device: Device, first: string, then: string, last: string]>([
    ['en', 'phone', '5,000', '8,000', '9,000'],
    ['pt-BR', 'desk', '5.000', '8.000', '9.000'],
  ])('may be of another amount and time until we check it, in %s on a %s', async (locale, device, first, then, last) => {
    const { person } = await stage.someoneLike('ana-ordinary', `other-terms-${locale.toLowerCase()}`)
    const ana = await screens.of(person, { locale, device })
    const { page, words } = ana
    const asked = (terms: string) => page.getByText(terms).first().waitFor()
    const amountOf = (amount: string) => (locale === 'en' ? `R$${amount}` : `R$ ${amount}`)
    const { monthsOf } = words.amount
    await ana.chooseTerms({ amount: first, months: '12' })
    await ana.consent()

    await page.getByRole('link', { name: words.frame.menu }).click()
    await page.getByRole('link', { name: words.terms.link }).click()
    await ana.changeTerms({ amount: then, months: '24' })
    await ana.sees(words.account.title, 'menu')
    await page.getByRole('link', { name: words.account.status, exact: true }).click()
    await asked(words.status.asked(amountOf(then), monthsOf(24)))
    await ana.looks('status-with-terms')
    await page.getByRole('link', { name: words.status.begin.contact }).click()
    await ana.confirmContact()

    await ana.fillIn()
    await page.getByRole('link', { name: `${words.frame.change}: ${words.terms.asked}` }).click()
    await ana.changeTerms({ amount: last, months: '18' })
    await page.getByRole('heading', { level: 1, name: words.details.check.title }).waitFor()
    await asked(words.status.asked(amountOf(last), monthsOf(18)))
    await ana.looks('details-check-other-terms')
    await ana.presses(words.details.check.submit)

    await ana.photograph({ data_page: await picture(stage.cast(), person, 'passport') })
    await ana.sendDocument()
    await expect(page.getByRole('link', { name: words.terms.link }).count()).resolves.toBe(0)
    await page.goto('/apply/terms')
    await page.getByText(words.terms.closed).waitFor()
    await ana.looks('terms-closed')
    await page.goto('/apply/')
    await ana.accept()
    expect(ana.wrong()).toEqual([])
  })
})
