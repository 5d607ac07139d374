import type { Locator, Page } from 'playwright-core'
import { en } from '#applicant/words/en.ts'
import { ptBr } from '#applicant/words/pt-br.ts'
import type { Words } from '#applicant/words/words.ts'
import type { SandboxControl } from '#sandbox/control-sandbox.ts'
import { fullNameOf, type SandboxPerson } from '#sandbox/people/person.ts'
import type { Visit } from '#test/browser/open-browser.ts'
import { codesAt, nextCode } from './applicant.ts'

export type Locale = 'en' | 'pt-BR'

export const wordsOf: Readonly<Record<Locale, Words>> = { en, 'pt-BR': ptBr }

/** One of the fictional people before a screen: finds everything by its role and its words, as they would. */
export type ApplicantAtAScreen = {
  person: SandboxPerson
  page: Page
  words: Words
  /** What was wrong with the screens that were looked at so far, and behind them; it should be nothing. */
  wrong: () => string[]
  /** Waits for a heading and looks at the screen under it. */
  sees: (title: string | RegExp, name: string) => Promise<void>
  /** Looks at the screen as it stands. */
  looks: (name: string) => Promise<void>
  presses: (name: string | RegExp) => Promise<void>
  chooseTerms: (terms: { amount: string; months: string }) => Promise<void>
  consent: () => Promise<void>
  askForCode: () => Promise<string>
  typeCode: (code: string) => Promise<void>
  confirmContact: () => Promise<void>
  /** Everything about themselves, up to the screen on which it is read once more. */
  fillIn: () => Promise<void>
  declare: () => Promise<void>
  /** Moves amount and months of an application that has begun to others, on the screen for it. */
  changeTerms: (terms: { amount: string; months: string }) => Promise<void>
  photograph: (pages: Partial<Record<'front' | 'back' | 'data_page', Uint8Array>>) => Promise<void>
  /** Gives a picture to the camera of a phone, or as a file at a desk. */
  takePicture: (bytes: Uint8Array) => Promise<void>
  sendDocument: () => Promise<void>
  leave: () => Promise<void>
  accept: () => Promise<void>
  sign: () => Promise<void>
}

type Options = { person: SandboxPerson; locale: Locale; sandbox: SandboxControl }

export function applicantAtAScreen(visit: Visit, { person, locale, sandbox }: Options): ApplicantAtAScreen {
  const { page } = visit
  const words = wordsOf[locale]
  const findings: string[] = []
  const heading = (title: string | RegExp) => page.getByRole('heading', { level: 1, name: title })
  const looks = async (name: string) => {
    findings.push(...(await visit.look(`${locale}/${name}`)))
  }
  const sees = async (title: string | RegExp, name: string) => {
    await heading(title).waitFor()
    await looks(name)
  }
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true })
  const presses = (name: string | RegExp) => button(name).click()
  const field = (name: string): Locator => page.getByRole('textbox', { name })
  const goOn = () => presses(words.frame.next)
  const needs = async (kind: 'offer' | 'signature') => {
    await page.getByRole('heading', { level: 3, name: words.status.needTitles[kind] }).waitFor({ timeout: patienceMs })
  }

  const takePicture = async (bytes: Uint8Array) => {
    const { take, retake, choose } = words.document
    const camera = page.getByLabel(new RegExp(`^(${take}|${retake})$`))
    const input = visit.device === 'phone' ? camera : page.getByLabel(choose, { exact: true })
    await input.setInputFiles({ name: 'picture.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) })
  }

  const askForCode = async () => {
    const earlier = (await codesAt(sandbox, person.phone)).length
    await field(words.contact.phone).fill(person.phone.replace('+55', ''))
    await presses(words.contact.send)
    await heading(words.contact.codeTitle).waitFor()
    return nextCode(sandbox, person.phone, earlier)
  }
  const typeCode = async (code: string) => {
    await field(words.contact.code).fill(code)
    await presses(words.contact.confirm)
  }

  const setTerms = async ({ amount, months }: { amount: string; months: string }, go: string) => {
    await field(words.amount.amount).fill(amount)
    await field(words.amount.term).fill(months)
    await field(words.amount.term).blur()
    await button(go).and(page.locator(':enabled')).waitFor()
  }
  const fillIn = async () => {
    const { details } = words
    await sees(details.name.title, 'details-name')
    await field(details.name.full).fill(fullNameOf(person))
    if (person.socialName !== undefined) {
      await page.getByRole('checkbox', { name: details.name.hasSocial }).check()
      await field(details.name.social).fill(person.socialName)
    }
    await goOn()
    await sees(details.identity.title, 'details-identity')
    await field(details.identity.taxId).fill(person.taxId)
    await field(details.identity.birthDate).fill(person.birthDate.split('-').toReversed().join(''))
    await goOn()
    await heading(details.address.title).waitFor()
    const { street, number, district, city, state, postalCode } = person.address
    await field(details.address.postalCode).fill(postalCode)
    await field(details.address.street).fill(street)
    await field(details.address.number).fill(number)
    await field(details.address.district).fill(district)
    await field(details.address.city).fill(city)
    await page.getByRole('combobox', { name: details.address.state }).selectOption(state)
    await looks('details-address')
    await goOn()
    await sees(details.income.title, 'details-income')
    await field(details.income.income).fill(locale === 'en' ? '8,500.00' : '8.500,00')
    await goOn()
    await sees(details.payout.title, 'details-payout')
    await goOn()
    await sees(details.check.title, 'details-check')
  }

  return {
    person,
    page,
    words,
    wrong: () => [...findings, ...visit.problems],
    sees,
    looks,
    presses,
    async chooseTerms(terms) {
      await page.goto('/apply/')
      await setTerms(terms, words.amount.start)
      await sees(words.amount.title, 'amount')
      await presses(words.amount.start)
    },
    async consent() {
      await sees(words.consents.title, 'consents')
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await presses(words.consents.submit)
    },
    askForCode,
    typeCode,
    async confirmContact() {
      await sees(words.contact.title, 'contact')
      const code = await askForCode()
      await looks('code')
      await typeCode(code)
    },
    fillIn,
    async declare() {
      await fillIn()
      await presses(words.details.check.submit)
    },
    async changeTerms(terms) {
      await sees(words.terms.title, 'terms')
      await setTerms(terms, words.terms.change)
      await page
        .getByText(words.amount.eachMonth(Number(terms.months)))
        .first()
        .waitFor()
      await looks('terms-changed')
      await presses(words.terms.change)
    },
    async photograph(pages) {
      const { document } = words
      await heading(document.title).waitFor()
      const kind = pages.data_page ? 'passport' : 'identity_card'
      await page.getByRole('radio', { name: document[kind] }).check()
      await looks('document-kind')
      await presses(document.begin)
      for (const [slot, bytes] of Object.entries(pages)) {
        const side = slot as keyof typeof pages
        await sees(document.slotTitles[side], `document-${side}`)
        await takePicture(bytes)
        await button(document.use).waitFor()
        await looks(`document-${side}-good`)
        await presses(document.use)
      }
    },
    takePicture,
    async sendDocument() {
      await heading(words.document.checkTitle).waitFor()
      await page.getByRole('button', { name: words.document.submit, exact: true, disabled: false }).waitFor()
      await looks('document-send')
      await presses(words.document.submit)
      await heading(helloOf(words)).waitFor()
    },
    async accept() {
      await needs('offer')
      await looks('status-offer')
      await page.getByRole('link', { name: words.status.begin.offer }).click()
      await sees(words.offer.title, 'offer')
      await presses(words.offer.accept)
    },
    async sign() {
      await needs('signature')
      await looks('status-contract')
      await page.getByRole('link', { name: words.status.begin.signature }).click()
      await sees(words.contract.title, 'contract')
      await openContract(page, words)
      await page.getByRole('checkbox', { name: words.contract.agree }).check()
      await field(words.contract.name).fill(fullNameOf(person))
      await looks('contract-filled')
      await presses(words.contract.submit)
    },
    leave: () => visit.close(),
  }
}

const patienceMs = 120_000

/** The heading of the status page, whoever is greeted. */
export function helloOf(words: Words): RegExp {
  return new RegExp(`^${words.status.hello('')}`)
}

/** In a window of its own, which a browser without a reader of documents closes again when it has the document. */
export async function openContract(page: Page, words: Words): Promise<void> {
  const answered = page.context().waitForEvent('response', (response) => /\/contracts\/[^/]+\/document$/.test(response.url()))
  await page.getByRole('link', { name: words.contract.open }).click()
  const response = await answered
  if (!response.ok()) throw new Error(`the contract answered ${response.status()}`)
  await page.bringToFront()
}
