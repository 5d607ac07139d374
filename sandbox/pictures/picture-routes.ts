import { Router } from 'express'
import { identityDocumentOf, seedOf } from '../people/identity-document.ts'
import type { SandboxPerson } from '../people/person.ts'
import type { Register } from '../people/register.ts'
import { drawIdentityCard, drawPassport, type DrawingOptions } from './draw-identity-document.ts'
import { drawPaper, drawPaperPdf } from './papers/draw-paper.ts'
import { pictureFlaws } from './photograph.ts'

type Page = 'front' | 'back' | 'passport'

/**
 * Pictures of identity documents to try the product with, drawn when they are asked for; with `?flaw=blurred` as they go wrong. Payslips of the
 * last two months, photographed or as the employer's PDF.
 */
export function createPictureRoutes(register: Register): Router {
  const router = Router()
  router.get('/documents/:slug/payslip-:monthsAgo.:format', (request, response, next) => {
    const { slug, monthsAgo, format } = request.params
    const person = register.all().find((one) => one.slug === slug)
    if (!person || !/^[1-3]$/.test(monthsAgo) || (format !== 'jpg' && format !== 'pdf'))
      return response.status(404).type('text').send('There is no such person or paper.')
    return drawPayslip(person, Number(monthsAgo), format).then((content) => response.type(format).send(content), next)
  })
  router.get('/documents/:slug/:page.jpg', (request, response, next) => {
    const person = register.all().find((one) => one.slug === request.params.slug)
    const page = (['front', 'back', 'passport'] as const).find((one) => one === request.params.page)
    if (!person || !page) return response.status(404).type('text').send('There is no such person or page.')
    const flaw = request.query['flaw']
    const flaws = pictureFlaws.filter((one) => one === flaw)
    if (flaw !== undefined && flaws.length === 0) return response.status(404).type('text').send('There is no such flaw.')
    return drawPage(person, page, { seed: seedOf(person), flaws }).then((content) => response.type('jpeg').send(content), next)
  })
  return router
}

/** What everybody here earns, after deductions: they declare it as well. */
const netPayMinor = 850_000

async function drawPayslip(person: SandboxPerson, monthsAgo: number, format: 'jpg' | 'pdf'): Promise<Buffer> {
  const now = new Date()
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 1)).toISOString().slice(0, 7)
  const options = { seed: seedOf(person) + monthsAgo, month, netPayMinor }
  const holder = identityDocumentOf(person)
  if (format === 'pdf') return drawPaperPdf('payslip', holder, options).file.content
  return (await drawPaper('payslip', holder, options)).page.content
}

async function drawPage(person: SandboxPerson, page: Page, options: DrawingOptions): Promise<Buffer> {
  const holder = identityDocumentOf(person)
  if (page === 'passport') return (await drawPassport(holder, options))[0].content
  const [front, back] = await drawIdentityCard(holder, options)
  return { front, back }[page].content
}
