import { Router } from 'express'
import type { SandboxContext } from '../control/context.ts'
import { sendReply, type Trouble, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { type SdnFileName, sdnFilesOf } from './sdn-files.ts'

/** Who is put on the list by the next publication. */
const addedNext = 'paula-medium-score'

/** The service from which OFAC hands out its list as files, to anybody. */
export function createOfacSandbox({ register, scenarios }: SandboxContext): VendorSandbox {
  const router = Router({ caseSensitive: true })
  router.get('/exports/:file', (request, response) => {
    const isNextDay = scenarios.standing('ofac', 'answer', 'next_publication') !== undefined
    const files = sdnFilesOf(
      register.all().filter(({ slug }) => slug === addedNext),
      isNextDay,
    )
    const name = request.params.file
    if (!isFileName(name)) return sendReply(response, notFound)
    const isMixed = name === 'ALT.CSV' && scenarios.take('ofac', 'outcome', 'mixed_days') !== undefined
    return response.type('text/csv').send(Buffer.from(isMixed ? `4711,1,"aka","SOMEBODY, Else",-0- \r\n${files[name]}` : files[name]))
  })
  router.use((_request, response) => sendReply(response, notFound))
  return {
    vendor: 'ofac',
    capability: 'Sanctions list',
    router,
    troubleReply,
    essentialFields: [],
    isTokenRequest: () => false,
  }

  function isFileName(name: string): name is SdnFileName {
    return ['SDN.CSV', 'ALT.CSV', 'ADD.CSV', 'SDN_COMMENTS.CSV'].includes(name)
  }
}

const notFound: VendorReply = {
  status: 404,
  body: '<html><body><h1>404 Not Found</h1></body></html>',
  headers: { 'content-type': 'text/html' },
}

function troubleReply(trouble: Trouble): VendorReply {
  const page = (status: number, text: string): VendorReply => ({
    status,
    body: `<html><body><h1>${status} ${text}</h1></body></html>`,
    headers: { 'content-type': 'text/html' },
  })
  switch (trouble) {
    case 'unavailable':
      return page(503, 'Service Unavailable')
    case 'error':
      return page(500, 'Internal Server Error')
    case 'rate_limited':
      return page(429, 'Too Many Requests')
    case 'unauthorized':
      return page(401, 'Unauthorized')
  }
}
