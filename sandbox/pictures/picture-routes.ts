import { Router } from 'express'
import { identityDocumentOf, seedOf } from '../people/identity-document.ts'
import type { SandboxPerson } from '../people/person.ts'
import type { Register } from '../people/register.ts'
import { drawIdentityCard, drawPassport } from './draw-identity-document.ts'

type Page = 'front' | 'back' | 'passport'

/** Pictures of identity documents to try the product with, drawn when they are asked for. */
export function createPictureRoutes(register: Register): Router {
  const router = Router()
  router.get('/documents/:slug/:page.jpg', (request, response, next) => {
    const person = register.all().find((one) => one.slug === request.params.slug)
    const page = (['front', 'back', 'passport'] as const).find((one) => one === request.params.page)
    if (!person || !page) return response.status(404).type('text').send('There is no such person or page.')
    return drawPage(person, page).then((content) => response.type('jpeg').send(content), next)
  })
  return router
}

async function drawPage(person: SandboxPerson, page: Page): Promise<Buffer> {
  const holder = identityDocumentOf(person)
  const seed = seedOf(person)
  if (page === 'passport') return (await drawPassport(holder, { seed }))[0].content
  const [front, back] = await drawIdentityCard(holder, { seed })
  return { front, back }[page].content
}
