import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { controlSandbox } from '#sandbox/control-sandbox.ts'
import { people } from '#sandbox/people/people.ts'
import { openBrowser, type CastBrowser } from '#test/browser/open-browser.ts'
import { castApplicant, type CastApplicant, type CastStage } from '#test/cast/applicant.ts'
import { castDesk } from '#test/cast/desk.ts'
import { signInAtTheDesk } from '#test/cast/desk-at-a-screen.ts'
import { newcomerLike } from '#test/cast/newcomer.ts'
import { introduce } from '#test/cast/stories.ts'
import { startJourneyProduct } from '#test/journeys/product.ts'
import { layPhoneBesideDesk } from './lay-phone-beside-desk.ts'

const target = join(import.meta.dirname, '..', '..', 'docs', 'pictures', 'desk-and-phone.png')

/** `npm run pictures`: the picture of the README, taken anew from the running product. */
const product = await startJourneyProduct()
const browser = await openBrowser()
try {
  const { url, sandboxUrl } = product.addresses()
  const stage: CastStage = { baseUrl: url, sandboxUrl }
  const [desk, phone] = [await photographDesk(browser, stage), await photographPhone(browser, stage)]
  mkdirSync(dirname(target), { recursive: true })
  await layPhoneBesideDesk({ desk, phone, file: target })
  process.stdout.write(`${target}\n`)
} finally {
  await browser.close()
  await product.end(undefined)
}

/** A case that waits for the underwriter, with everything that they decide from. */
async function photographDesk(browser: CastBrowser, stage: CastStage): Promise<Buffer> {
  const paula = castApplicant(
    stage,
    people.find(({ slug }) => slug === 'paula-medium-score')!,
  )
  await introduce(paula, { amountMinor: 2_500_000, termMonths: 36 })
  const ulisses = await castDesk(stage.baseUrl, 'ulisses')
  const { id } = await ulisses.findCase(paula.reference())
  await ulisses.untilStep(id, 'loan', 'decision', (step) => step.state !== 'pending' && step.state !== 'running')
  const { page, close } = await browser.visit({ device: 'desk', baseUrl: stage.baseUrl })
  await signInAtTheDesk(page, 'ulisses')
  await page.goto(`/desk/cases/${id}/show`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const picture = await page.screenshot({ animations: 'disabled' })
  await close()
  return picture
}

/** An offer with its money whole. */
async function photographPhone(browser: CastBrowser, stage: CastStage): Promise<Buffer> {
  const person = await controlSandbox(`${stage.sandboxUrl}/_admin`).addPerson(newcomerLike('ana-ordinary', 'maria-in-the-picture'))
  const maria = castApplicant(stage, person)
  await introduce(maria, { amountMinor: 500_000, termMonths: 12, locale: 'en' })
  await maria.until(({ needs }) => needs.some(({ kind }) => kind === 'offer'), 'offered')
  const { page, close } = await browser.visit({ device: 'phone', baseUrl: stage.baseUrl })
  await page.goto(await resumeAddress(maria))
  await page.getByRole('button', { name: 'Open it here' }).click()
  await page.getByRole('link', { name: 'See the offer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Our offer' }).waitFor()
  await page.waitForLoadState('networkidle')
  const picture = await page.screenshot({ animations: 'disabled' })
  await close()
  return picture
}

async function resumeAddress(applicant: CastApplicant): Promise<string> {
  const { body } = await applicant.session.call<{ secret: string }>('POST', applicant.path('/resume-passes'), { kind: 'link' })
  return `/apply/resume#${body.secret}`
}
