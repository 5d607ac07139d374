import { Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import type { KeptRecords } from '../control/kept-records.ts'
import { tellOf } from '../control/tell-of.ts'
import { advance, type KeptPayment } from './payment.ts'
import { toEvent } from './payment-event.ts'

const returned = z.strictObject({
  endToEndId: z.string(),
  code: z.string().regex(/^[A-Z0-9]{4}$/),
  /** The whole where absent. */
  valor: z
    .string()
    .regex(/^\d{1,10}\.\d{2}$/)
    .optional(),
})

/** A settled payment comes back days later, because the receiver or their bank says so: no API orders that. */
export function createReturnRoute(bank: { context: SandboxContext; payments: KeptRecords<KeptPayment> }): Router {
  const router = Router()
  router.post('/returns', (request, response) => {
    const body = returned.safeParse(request.body)
    const payment = body.success ? bank.payments.find(body.data.endToEndId) : undefined
    if (!body.success || payment?.status !== 'REALIZADO') {
      return response.status(400).json({ message: 'send {"endToEndId": of a settled payment, "code": an ISO 20022 reason such as MD06}' })
    }
    const moved: KeptPayment = advance({
      ...payment,
      ahead: [
        {
          status: 'DEVOLVIDO',
          at: bank.context.now(),
          code: body.data.code,
          ...(body.data.valor !== undefined && { valor: body.data.valor }),
        },
      ],
    })
    bank.payments.put(moved)
    void tellOf(bank.context, 'pix', toEvent(moved))
    return response.json(moved)
  })
  return router
}
