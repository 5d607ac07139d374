import type { SandboxContext } from './control/context.ts'
import type { Trouble, VendorReply, VendorSandbox } from './control/vendor.ts'
import type { ReadPicture } from './textract/reading.ts'
import { createTextractSandbox } from './textract/textract-sandbox.ts'

/** Puts the Textract protocol among the vendors, so that the general scenarios and the request log work for it too. */
export function createTextractVendor({ credentials, scenarios, now }: SandboxContext, readPicture: ReadPicture): VendorSandbox {
  const { accessKeyId, secretAccessKey, region } = credentials.textract
  const router = createTextractSandbox({
    readPicture,
    accessKeys: { [accessKeyId]: secretAccessKey },
    region,
    takeScenario: () => scenarios.take('textract', 'answer', 'unsupported_document', 'absent_fields')?.scenario,
    now,
  })
  return {
    vendor: 'textract',
    capability: 'Document reading',
    router,
    troubleReply,
    essentialFields: ['IdentityDocuments', 'Blocks'],
    isTokenRequest: () => false,
    largestBodyBytes: 'reads itself',
  }
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
