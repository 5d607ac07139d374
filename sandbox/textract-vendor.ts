import { raw, Router } from 'express'
import type { SandboxContext } from './control/context.ts'
import type { Trouble, VendorReply, VendorSandbox } from './control/vendor.ts'
import type { PictureReading, ReadPicture } from './textract/reading.ts'
import { createTextractSandbox } from './textract/textract-sandbox.ts'

/** Puts the Textract protocol among the vendors, so that the general scenarios and the request log work for it too. */
export function createTextractVendor(
  { credentials, scenarios, now }: SandboxContext,
  { readPicture, readText }: { readPicture: ReadPicture; readText?: ReadPicture | undefined },
): VendorSandbox {
  const { accessKeyId, secretAccessKey, region } = credentials.textract
  const files = new Map<string, PictureReading[]>()
  const router = createTextractSandbox({
    readPicture,
    readText,
    accessKeys: { [accessKeyId]: secretAccessKey },
    region,
    takeScenario: (operation) =>
      operation === 'StartLendingAnalysis'
        ? scenarios.take('textract', 'outcome', 'slow_job', 'failed_job', 'partial_success', 'small_parts')?.scenario
        : scenarios.take('textract', 'answer', 'unsupported_document', 'absent_fields')?.scenario,
    files: { find: (bucket, name) => files.get(`${bucket}/${name}`) },
    now,
  })
  return {
    vendor: 'textract',
    capability: 'Document reading',
    router,
    troubleReply,
    essentialFields: ['IdentityDocuments', 'Blocks', 'ExpenseDocuments', 'JobId', 'JobStatus', 'Results', 'Summary'],
    isTokenRequest: () => false,
    largestBodyBytes: 'reads itself',
    admin: createFileRoute(files, readPicture),
  }
}

/** Puts a page more into a file of the storage that jobs read from: the picture is the body. */
function createFileRoute(files: Map<string, PictureReading[]>, readPicture: ReadPicture): Router {
  const router = Router()
  router.post('/files/:bucket/:name/pages', raw({ type: () => true, limit: 12_000_000 }), (request, response, next) => {
    const path = `${request.params.bucket}/${request.params.name}`
    const empty: PictureReading = { widthPx: 1, heightPx: 1, rotationDegrees: 0, lines: [] }
    const addPage = async () => {
      const reading = await readPicture(request.body as Buffer)
      const pages = [...(files.get(path) ?? []), reading ?? empty]
      files.set(path, pages)
      response.status(201).json({ pages: pages.length })
    }
    addPage().catch(next)
  })
  return router
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
