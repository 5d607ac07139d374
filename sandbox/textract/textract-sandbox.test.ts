import { createServer } from 'node:http'
import { TextractClient } from '@aws-sdk/client-textract'
import express from 'express'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../listen.ts'
import type { Block } from './blocks.ts'
import { createPictureRegistry, type PictureReading } from './reading.ts'
import { createTextractSandbox } from './textract-sandbox.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' }
const asked: string[] = []
const registry = createPictureRegistry(async () => undefined)
let server: Listening
let jpeg: Buffer

const reading: PictureReading = {
  widthPx: 1000,
  heightPx: 600,
  rotationDegrees: 0,
  lines: [
    { text: 'Nome / Name', confidence: 96, box: { left: 100, top: 100, width: 180, height: 20 } },
    { text: 'ANA SOUZA', confidence: 91, box: { left: 101, top: 126, width: 160, height: 30 } },
    { text: 'CARTEIRA DE IDENTIDADE', confidence: 95, box: { left: 500, top: 20, width: 300, height: 24 } },
  ],
}

beforeAll(async () => {
  const app = express()
  app.use((request, response, next) => {
    response.once('finish', () => asked.push(String(request.body)))
    next()
  })
  app.use(
    '/textract',
    createTextractSandbox({ readPicture: registry.read, accessKeys: { [credentials.accessKeyId]: credentials.secretAccessKey } }),
  )
  server = await listen(createServer(app), 0, '127.0.0.1')
  jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  registry.register(jpeg, reading)
})

afterAll(() => server.close())

describe('who may ask, and how', () => {
  it('answers a signed request, with an id for it', async () => {
    const reply = await ask('AnalyzeDocument', { Document: { Bytes: jpeg.toString('base64') }, FeatureTypes: ['FORMS'] })
    expect(reply).toMatchObject({ status: 200, contentType: 'application/x-amz-json-1.1', body: { DocumentMetadata: { Pages: 1 } } })
    expect(reply.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    ['nobody in particular', { unsigned: true }, 'MissingAuthenticationTokenException'],
    ['somebody without our secret', { secretAccessKey: 'guessed' }, 'InvalidSignatureException'],
    ['somebody unknown', { accessKeyId: 'AKIDNOBODY' }, 'UnrecognizedClientException'],
    ['somebody for another service', { service: 's3' }, 'InvalidSignatureException'],
    ['somebody for another region', { region: 'sa-east-1' }, 'InvalidSignatureException'],
    ['somebody an hour ago', { signedAt: new Date(Date.now() - 3_600_000) }, 'InvalidSignatureException'],
    ['somebody whose body was changed on the way', { changeBody: true }, 'InvalidSignatureException'],
    ['another content type', { contentType: 'application/json' }, 'UnknownOperationException'],
    ['another operation', { target: 'Textract.ReadMyMind' }, 'UnknownOperationException'],
    ['another service', { target: 'Rekognition.DetectText' }, 'UnknownOperationException'],
  ])('refuses %s', async (_who, change, type) => {
    const reply = await ask('AnalyzeDocument', { Document: { Bytes: jpeg.toString('base64') }, FeatureTypes: ['FORMS'] }, change)
    expect(reply).toMatchObject({ status: 400, body: { __type: type } })
  })

  it('refuses a body beyond all limits before it looks at anything else', async () => {
    expect((await ask('AnalyzeDocument', { padding: 'x'.repeat(29_000_000) })).status).toBe(413)
  })
})

describe('what may be asked', () => {
  const picture = () => ({ Bytes: jpeg.toString('base64') })
  const bytes = (content: Buffer | string) => ({ Bytes: Buffer.from(content).toString('base64') })
  const forms = { FeatureTypes: ['FORMS'] }
  const refused: [why: string, operation: string, body: () => unknown, type: string][] = [
    ['no document', 'AnalyzeDocument', () => forms, 'ValidationException'],
    ['no feature', 'AnalyzeDocument', () => ({ Document: picture(), FeatureTypes: [] }), 'ValidationException'],
    ['an unknown feature', 'AnalyzeDocument', () => ({ Document: picture(), FeatureTypes: ['MIND'] }), 'ValidationException'],
    ['queries without any', 'AnalyzeDocument', () => ({ Document: picture(), FeatureTypes: ['QUERIES'] }), 'InvalidParameterException'],
    [
      'a document twice',
      'AnalyzeDocument',
      () => ({ Document: { ...picture(), S3Object: { Name: 'a' } }, ...forms }),
      'InvalidParameterException',
    ],
    [
      'a document in a bucket',
      'AnalyzeDocument',
      () => ({ Document: { S3Object: { Bucket: 'b', Name: 'a' } }, ...forms }),
      'InvalidS3ObjectException',
    ],
    ['what is no base64', 'AnalyzeDocument', () => ({ Document: { Bytes: '¿?' }, ...forms }), 'SerializationException'],
    ['a text', 'AnalyzeDocument', () => ({ Document: bytes('hello'), ...forms }), 'UnsupportedDocumentException'],
    ['a picture that breaks off', 'AnalyzeDocument', () => ({ Document: bytes(jpeg.subarray(0, 20)), ...forms }), 'BadDocumentException'],
    [
      'eleven megabytes',
      'AnalyzeDocument',
      () => ({ Document: bytes(Buffer.alloc(11_000_000, 255)), ...forms }),
      'DocumentTooLargeException',
    ],
    [
      'a PDF of two pages',
      'AnalyzeDocument',
      () => ({ Document: bytes('%PDF-1.7 /Type /Page /Type /Page'), ...forms }),
      'UnsupportedDocumentException',
    ],
    [
      'a locked PDF',
      'AnalyzeDocument',
      () => ({ Document: bytes('%PDF-1.7 /Type /Page /Encrypt'), ...forms }),
      'UnsupportedDocumentException',
    ],
    [
      'three pages of an identity document',
      'AnalyzeID',
      () => ({ DocumentPages: [picture(), picture(), picture()] }),
      'ValidationException',
    ],
    ['no page of one', 'AnalyzeID', () => ({ DocumentPages: [] }), 'ValidationException'],
  ]
  it.each(refused)('refuses %s', async (_why, operation, body, type) => {
    expect(await ask(operation, body())).toMatchObject({ status: 400, body: { __type: type } })
  })

  it('keeps no picture in what is logged', () => {
    expect(asked.some((body) => body.includes('bytes)'))).toBe(true)
    expect(asked.some((body) => body.includes(jpeg.toString('base64')))).toBe(false)
  })
})

describe('what is answered', () => {
  it('is blocks that refer to one another: page, lines, words, and keys with their values', async () => {
    const blocks = await blocksOf(jpeg)
    const ids = new Set(blocks.map((block) => block.Id))
    const referred = blocks.flatMap((block) => (block.Relationships ?? []).flatMap((one) => one.Ids))
    expect(referred.filter((id) => !ids.has(id))).toEqual([])
    expect(blocks.filter((block) => block.BlockType === 'LINE').map((block) => block.Text)).toEqual([
      'CARTEIRA DE IDENTIDADE',
      'Nome / Name',
      'ANA SOUZA',
    ])
    expect(pairsOf(blocks)).toEqual([['Nome / Name', 'ANA SOUZA']])
  })

  it('has no pairs where forms were not asked for', async () => {
    const blocks = await blocksOf(jpeg, ['TABLES'])
    expect(blocks.some((block) => block.BlockType === 'KEY_VALUE_SET')).toBe(false)
  })

  it.each([
    [90, { Left: 100 / 600, Top: 1 - 280 / 1000, Width: 20 / 600, Height: 180 / 1000 }],
    [180, { Left: 1 - 280 / 1000, Top: 1 - 120 / 600, Width: 180 / 1000, Height: 20 / 600 }],
    [270, { Left: 1 - 120 / 600, Top: 100 / 1000, Width: 20 / 600, Height: 180 / 1000 }],
  ])('measures the picture as it was sent: one that needs %i degrees', async (rotationDegrees, box) => {
    const turned = await sharp(jpeg).rotate(rotationDegrees).jpeg().toBuffer()
    registry.register(turned, { ...reading, rotationDegrees })
    const label = (await blocksOf(turned)).find((block) => block.BlockType === 'LINE' && block.Text === 'Nome / Name')!
    for (const side of ['Left', 'Top', 'Width', 'Height'] as const) expect(label.Geometry!.BoundingBox[side]).toBeCloseTo(box[side], 6)
  })

  it('is the page alone where there is nothing on it', async () => {
    const blank = await sharp(jpeg).negate().jpeg().toBuffer()
    expect((await blocksOf(blank)).map((block) => block.BlockType)).toEqual(['PAGE'])
  })

  it('lists every identity field of a Brazilian document as absent: empty, and sure of it', async () => {
    const reply = await ask('AnalyzeID', { DocumentPages: [{ Bytes: jpeg.toString('base64') }] })
    const { IdentityDocuments } = reply.body as {
      IdentityDocuments: { IdentityDocumentFields: { Type: { Text: string }; ValueDetection: { Text: string; Confidence: number } }[] }[]
    }
    const fields = IdentityDocuments[0]!.IdentityDocumentFields
    expect(fields).toHaveLength(20)
    expect(fields.filter((field) => field.ValueDetection.Text !== '').map((field) => field.Type.Text)).toEqual(['ID_TYPE'])
    expect(Math.min(...fields.map((field) => field.ValueDetection.Confidence))).toBeGreaterThan(99)
  })
})

type Change = Partial<{
  unsigned: boolean
  secretAccessKey: string
  accessKeyId: string
  service: string
  region: string
  signedAt: Date
  changeBody: boolean
  contentType: string
  target: string
}>

/** Signs with Amazon's own signer, and may then spoil it. */
async function ask(operation: string, content: unknown, change: Change = {}) {
  const body = JSON.stringify(content)
  const client = new TextractClient({ region: change.region ?? 'us-east-1', credentials: { ...credentials, ...change } })
  const headers: Record<string, string> = {
    host: `127.0.0.1:${server.port}`,
    'content-type': change.contentType ?? 'application/x-amz-json-1.1',
    'x-amz-target': change.target ?? `Textract.${operation}`,
  }
  const signer = await client.config.signer({
    signingRegion: change.region ?? 'us-east-1',
    signingName: change.service ?? 'textract',
    properties: {},
    name: 'sigv4',
  })
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: '127.0.0.1',
    port: server.port,
    path: '/textract/',
    query: {},
    headers,
    body,
  }
  const signed =
    change.unsigned === true ? request : await signer.sign(request, change.signedAt === undefined ? {} : { signingDate: change.signedAt })
  const reply = await fetch(`http://127.0.0.1:${server.port}/textract/`, {
    method: 'POST',
    headers: signed.headers,
    body: change.changeBody === true ? `${body} ` : body,
  })
  return {
    status: reply.status,
    contentType: reply.headers.get('content-type'),
    requestId: reply.headers.get('x-amzn-requestid'),
    body: await reply.json(),
  }
}

async function blocksOf(content: Buffer, features = ['FORMS']): Promise<Block[]> {
  const reply = await ask('AnalyzeDocument', { Document: { Bytes: content.toString('base64') }, FeatureTypes: features })
  return (reply.body as { Blocks: Block[] }).Blocks
}

function pairsOf(blocks: Block[]): string[][] {
  const byId = new Map(blocks.map((block) => [block.Id, block]))
  const related = (block: Block, type: string) =>
    (block.Relationships ?? []).filter((one) => one.Type === type).flatMap((one) => one.Ids.map((id) => byId.get(id)!))
  const textOf = (block: Block) =>
    related(block, 'CHILD')
      .map((word) => word.Text)
      .join(' ')
  return blocks.filter((block) => block.EntityTypes?.[0] === 'KEY').map((key) => [textOf(key), ...related(key, 'VALUE').map(textOf)])
}
