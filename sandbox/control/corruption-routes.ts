import express, { Router } from 'express'
import { z } from 'zod'

/** What no archive offers: to let a disk go bad. `corrupt` says whether there were bytes with this hash. */
export function corruptionRoutes(corrupt: (sha256: string) => boolean): Router {
  const router = Router()
  router.use(express.json())
  router.post('/corruptions', (request, response) => {
    const body = z.strictObject({ sha256: z.string() }).safeParse(request.body)
    if (!body.success || !corrupt(body.data.sha256)) return void response.status(404).json({ message: 'there is no such content' })
    response.json(body.data)
  })
  return router
}
