import { describe, expect, it } from 'vitest'
import { findElements, type ReadElement, readPdf } from '#test/documents/read-pdf.ts'
import { sampleLender } from '#test/documents/sample-contract.ts'
import { type DeclineNotice, renderDeclineNotice } from './decline-notice.ts'

const bureau = { name: 'Birô Exemplo S.A.', address: ['Rua do Birô, 10', '01000-000 São Paulo – SP'], contact: ['0800 000 0000'] }
const notice: DeclineNotice = {
  locale: 'pt-BR',
  lender: sampleLender,
  reference: 'TEN-2026-000124',
  issuedOn: '2026-12-01',
  applicant: { name: 'Carlos Eduardo Lima', address: ['Rua XV de Novembro, 200', '80020-310 Curitiba – PR'] },
  productName: 'Empréstimo pessoal',
  reasons: ['As parcelas seriam altas demais para a sua renda.', 'O seu histórico de crédito mostra atrasos recentes.'],
  decidedBy: 'automatic',
}

describe('the notice to a declined applicant', () => {
  it('gives the reasons as a list, in their order of precedence', async () => {
    const { elements } = await read(notice)
    const [reasons] = findElements(elements, 'L')
    expect(findElements(reasons?.children ?? [], 'LBody').map((item) => item.text)).toEqual(notice.reasons)
  })

  it('names the bureau, its address and the rights towards it when its score was used', async () => {
    const { text } = await read({ ...notice, bureau })
    for (const fact of [bureau.name, ...bureau.address, ...bureau.contact, 'Consultar de graça o que o birô tem sobre você'])
      expect(text).toContain(fact)
  })

  it('speaks of no bureau when none was asked', async () => {
    const { text } = await read(notice)
    expect(text).not.toMatch(/birô/i)
  })

  it('offers the review of an automated decision, and only of such a one', async () => {
    expect((await read(notice)).text).toContain('revisemos a decisão automatizada')
    const byPerson = (await read({ ...notice, decidedBy: 'person' })).text
    expect(byPerson).not.toContain('automatizada')
    expect(byPerson).toContain('por uma pessoa da nossa equipe de crédito')
  })

  it('is written in the language of the applicant', async () => {
    const pdf = await readPdf(await renderDeclineNotice({ ...notice, locale: 'en', reasons: ['Your income is too low.'], bureau }))
    expect(pdf.language).toBe('en')
    expect(pdf.pages[0]?.text).toContain('See at no cost what the bureau holds about you')
  })
})

async function read(notice: DeclineNotice): Promise<{ text: string; elements: ReadElement[] }> {
  const pdf = await readPdf(await renderDeclineNotice(notice))
  return { text: pdf.pages.map((page) => page.text).join('\n'), elements: pdf.pages.flatMap((page) => page.elements) }
}
