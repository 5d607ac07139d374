import type { RequestHandler } from 'express'
import type { Trouble, VendorReply, VendorSandbox } from './control/vendor.ts'

/** Puts a router of the Textract protocol among the vendors, so that the general scenarios and the request log work for it too. */
export function createTextractVendor(router: RequestHandler): VendorSandbox {
  return { vendor: 'textract', router, troubleReply, essentialField: 'IdentityDocuments', isTokenRequest: () => false }
}

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problem(503, 'ServiceUnavailableException', 'Service is unable to handle request.')
    case 'error':
      return problem(500, 'InternalServerError', 'Internal server error.')
    case 'rate_limited':
      return problem(400, 'ProvisionedThroughputExceededException', 'Provisioned rate exceeded.')
    case 'unauthorized':
      return problem(400, 'UnrecognizedClientException', 'The security token included in the request is invalid.')
  }
}

function problem(status: number, type: string, message: string): VendorReply {
  return { status, body: { __type: type, message }, headers: { 'content-type': 'application/x-amz-json-1.1' } }
}
