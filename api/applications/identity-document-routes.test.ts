import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiBench, beginApplication, type ApiBench } from '#test/api/api-bench.ts'
import { at, told, type Phone } from '#test/api/begun-application.ts'
import { untilWaiting } from '#test/ledger/until-waiting.ts'

describe('photographs', () => {
  let bench: ApiBench
  beforeAll(async () => {
    bench = await openApiBench()
  })
  afterAll(() => bench.close())

  const noise = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })

  async function beginSet(phone: Phone): Promise<string> {
    const { body } = await phone.send('POST', at(phone, '/document-sets'), { body: { documentType: 'identity_card' } })
    return String(body['id'])
  }
  const put = (phone: Phone, set: string, bytes: Buffer, type = 'image/jpeg', slot = 'front') =>
    phone.send('PUT', at(phone, `/document-sets/${set}/pages/${slot}`), { body: bytes, headers: { 'content-type': type } })

  it('are kept as pixels only: upright, without place and device, sealed in the database', async () => {
    const phone = await beginApplication(bench)
    const set = await beginSet(phone)
    const photo = await noise(1600, 1200)
      .withExif({ IFD0: { Make: 'canary-phone' }, IFD3: { GPSLatitude: '23/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await put(phone, set, photo)).status).toBe(200)
    const document = (await bench.owner.db('document').where({ document_set_id: set }).first()) as {
      id: string
      width_px: number
      height_px: number
      party_id: string
      sha256: string
    }
    expect([document.width_px, document.height_px]).toEqual([1200, 1600])
    const { content } = (await bench.owner.db('document_content').where({ document_id: document.id }).first()) as { content: Buffer }
    expect(content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
    const { data_key } = (await bench.owner.db('party').where({ id: document.party_id }).first('data_key')) as { data_key: Buffer }
    const kept = bench.store.vault.open(data_key, content)
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
    expect(createHash('sha256').update(kept).digest('hex')).toBe(document.sha256)
  })

  it('cannot be changed under the eyes of who looks at what was handed in, however long one is on its way', async () => {
    const phone = await beginApplication(bench)
    const set = await beginSet(phone)
    const [first, late] = [await noise(1200, 900).jpeg().toBuffer(), await noise(1300, 900).jpeg().toBuffer()]
    const kept = String(((await put(phone, set, first)).body['pages'] as { sha256: string }[])[0]?.sha256)
    const handingIn = await bench.owner.db.transaction()
    await handingIn('document_set').where({ id: set }).forUpdate().first()
    const underWay = put(phone, set, late)
    await untilWaiting(bench.store.db, 1)
    await handingIn('document_set').where({ id: set }).update({ submitted_at: bench.owner.db.fn.now() })
    await handingIn.commit()
    expect((await underWay).body.code).toBe('DOCUMENT_SET_SUBMITTED')
    const { body } = await phone.send('GET', at(phone, `/document-sets/${set}`))
    expect((body['pages'] as { sha256: string }[])[0]?.sha256).toBe(kept)
  })

  it('sent again change nothing; another one of the same side replaces it, and the first is kept', async () => {
    const phone = await beginApplication(bench)
    const set = await beginSet(phone)
    const one = await noise(1200, 900).jpeg().toBuffer()
    await put(phone, set, one)
    await put(phone, set, one)
    await put(phone, set, await noise(1300, 900).jpeg().toBuffer())
    const rows = (await bench.owner.db('document').where({ document_set_id: set }).select('superseded_at')) as {
      superseded_at: Date | null
    }[]
    expect(rows.filter((row) => row.superseded_at === null)).toHaveLength(1)
    expect(rows).toHaveLength(2)
  })

  it('that are none are refused: empty, text, scripts, a picture under another name, too small, too many pixels, too large', async () => {
    const phone = await beginApplication(bench)
    const set = await beginSet(phone)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const flood = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'red' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    const line = await sharp({ create: { width: 60_000, height: 1, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const truncated = (await noise(1200, 900).jpeg().toBuffer()).subarray(0, 4000)
    const cases: [string, Buffer, string, number, string][] = [
      ['empty', Buffer.alloc(0), 'image/jpeg', 400, 'PICTURE_UNREADABLE'],
      ['text', Buffer.from('hello'), 'image/png', 400, 'PICTURE_UNREADABLE'],
      ['svg', svg, 'image/svg+xml', 400, 'MEDIA_TYPE_UNSUPPORTED'],
      ['svg as jpeg', svg, 'image/jpeg', 400, 'PICTURE_UNREADABLE'],
      ['small', await noise(400, 300).jpeg().toBuffer(), 'image/jpeg', 400, 'PICTURE_TOO_SMALL'],
      ['flood', flood, 'image/png', 400, 'PICTURE_TOO_LARGE'],
      ['truncated', truncated, 'image/jpeg', 400, 'PICTURE_UNREADABLE'],
      ['30 MB', Buffer.alloc(30_000_000, 1), 'image/jpeg', 413, 'BODY_TOO_LARGE'],
    ]
    for (const [what, bytes, type, , code] of cases) {
      const answer = await put(phone, set, bytes, type)
      expect([what, answer.body.code]).toEqual([what, code])
    }
    expect((await put(phone, set, line, 'image/png')).status).toBeLessThan(500)
  })

  it('are handed in whole, once', async () => {
    const phone = await beginApplication(bench)
    const set = await beginSet(phone)
    await put(phone, set, await noise(1200, 900).jpeg().toBuffer())
    const submit = () => phone.send('POST', at(phone, `/document-sets/${set}/submission`))
    const early = await submit()
    expect([early.body.code, (early.body['facts'] as { missing: string[] }).missing]).toEqual(['PAGES_MISSING', ['back']])
    await put(phone, set, await noise(1200, 900).jpeg().toBuffer(), 'image/jpeg', 'back')
    await submit()
    await submit()
    expect((await told(bench, phone)).filter((one) => one.subject === 'photos')).toEqual([expect.objectContaining({ reference: set })])
    expect((await put(phone, set, await noise(1200, 900).jpeg().toBuffer())).body.code).toBe('DOCUMENT_SET_SUBMITTED')
  })

  it('of another application cannot be reached by their id', async () => {
    const [mine, theirs] = [await beginApplication(bench), await beginApplication(bench)]
    const set = await beginSet(theirs)
    expect((await put(mine, set, await noise(1200, 900).jpeg().toBuffer())).body.code).toBe('DOCUMENT_NOT_FOUND')
    expect((await mine.send('GET', at(mine, `/document-sets/${set}`))).body.code).toBe('DOCUMENT_NOT_FOUND')
  })
})
