import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedBrowser, type CastBrowser } from '#test/browser/open-browser.ts'
import { wordsOf } from '#test/cast/applicant-at-a-screen.ts'
import { refusal } from '#test/cast/refusal.ts'
import { examine } from './examine.ts'
import { needs, quickTerms, usualTerms } from './on-the-way.ts'
import { openSharedStage, type Stage } from './stage.ts'

describe('intake that operations have paused', () => {
  let stage: Stage
  let browser: CastBrowser
  beforeAll(async () => {
    ;[stage, browser] = await Promise.all([openSharedStage(), openSharedBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await examine(stage)
    await stage.close()
  })

  it('tells whoever comes, in their language and on any screen, lets those go on who have begun, and opens again', async () => {
    const otavio = await stage.desk('otavio')
    const begun = await stage.someoneLike('ana-ordinary', 'began-before-the-pause')
    await begun.apply(quickTerms)
    const [phone, desk] = await Promise.all([
      browser.visit({ device: 'phone', baseUrl: stage.addresses().url, locale: 'en' }),
      browser.visit({ device: 'desk', baseUrl: stage.addresses().url, locale: 'pt-BR' }),
    ])
    // The first screen stands before intake is paused: who goes on from it is told as well.
    await phone.page.goto('/apply/')
    const { en, 'pt-BR': ptBr } = wordsOf
    const start = phone.page.getByRole('button', { name: en.amount.start })
    await expect.poll(() => start.isEnabled()).toBe(true)

    const pause = { product: 'personal-loan-br', reasonCode: 'desk_overloaded' }
    const pauseId = (await otavio.session.call<{ id: string }>('POST', '/api/intake-pauses', pause)).body.id
    await start.click()
    await phone.page.getByRole('heading', { level: 1, name: en.amount.paused.title }).waitFor()
    await desk.page.goto('/apply/')
    await desk.page.getByRole('heading', { level: 1, name: ptBr.amount.paused.title }).waitFor()
    expect([...(await phone.look('intake-paused')), ...(await desk.look('intake-paused'))]).toEqual([])
    const late = await stage.someoneLike('ana-ordinary', 'comes-during-the-pause')
    expect(await refusal(late.apply(usualTerms))).toBe('409 INTAKE_PAUSED')

    await begun.consent()
    await begun.confirmContact()
    expect(needs('details')(await begun.read())).toBe(true)
    await begun.withdraw()

    await otavio.session.call('DELETE', `/api/intake-pauses/${pauseId}`, { reasonCode: 'backlog_worked_off' })
    await phone.page.getByRole('button', { name: en.amount.paused.checkAgain }).click()
    await expect.poll(() => start.isEnabled()).toBe(true)
    await start.click()
    await phone.page.getByRole('heading', { level: 1, name: en.consents.title }).waitFor()
    expect([...phone.problems, ...desk.problems]).toEqual([])
  })
})
