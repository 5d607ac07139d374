import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkCpf } from '#domain/identity/cpf.ts'
import { parseMrz } from '#domain/identity/mrz/parse-mrz.ts'
import { holders } from '#test/pictures/holders.ts'
import { drawIdentityCard, drawPassport } from './draw-identity-document.ts'
import type { DocumentHolder } from './holder.ts'
import type { PictureFlaw } from './photograph.ts'
import { alterDigit, td1Lines, td3Lines } from './machine-readable-zone.ts'

const ana = holders[0]!

describe('the machine-readable zone that is drawn', () => {
  it('is one that the parser accepts, on cards and on passports', () => {
    for (const holder of holders) {
      const [card, passport] = [parseMrz(td1Lines(holder)), parseMrz(td3Lines(holder))]
      expect([card.format, card.wrong, card.misread]).toEqual(['TD1', [], []])
      expect([passport.format, passport.wrong, passport.misread]).toEqual(['TD3', [], []])
      expect(card.fields).toMatchObject({ documentNumber: holder.documentNumber, optionalData: holder.personalNumber })
      expect(passport.fields).toMatchObject({ documentNumber: holder.documentNumber, optionalData: holder.personalNumber, sex: holder.sex })
    }
  })

  it('shortens the last name that fits to make room for the initial of the next', () => {
    const regina = holders.find(({ givenNames }) => givenNames === 'Márcia Regina')!
    expect(td1Lines(regina)[2]).toBe('GONCALVES<DE<ASSUNCAO<<MARCI<R')
  })

  it('continues a CPF as document number in the optional data', () => {
    const { fields, wrong } = parseMrz(td1Lines({ ...ana, documentNumber: ana.personalNumber }))
    expect([fields.documentNumber, wrong]).toEqual([ana.personalNumber, []])
  })

  it('fails its check digits after a digit was altered, and only then', () => {
    const [first, second] = td3Lines(ana) as [string, string]
    expect(parseMrz([first, alterDigit(second, 17)]).wrong).toEqual(['birthDate', 'composite'])
    expect(() => alterDigit(second, 10)).toThrow(TypeError)
  })

  it('belongs to people whose CPF proves itself', () => {
    expect(holders.filter((holder) => !checkCpf(holder.personalNumber).valid)).toEqual([])
  })
})

describe('the photographs', () => {
  it('are the same bytes for the same seed, and others for another', async () => {
    const draw = async (holder: DocumentHolder, seed: number) => (await drawPassport(holder, { seed }))[0].content
    const [first, again, other] = [await draw(ana, 5), await draw(ana, 5), await draw(ana, 6)]
    expect(first.equals(again)).toBe(true)
    expect(first.equals(other)).toBe(false)
  })

  it('are large enough for a reader, and say where they printed what', async () => {
    const [front, back] = await drawIdentityCard(ana, { seed: 7 })
    expect([front.widthPx, front.heightPx]).toEqual([1800, 1350])
    expect(front.texts.find((text) => text.name === 'fullName')?.text).toBe('ANA BEATRIZ CONCEIÇÃO DA SILVA')
    expect(back.texts.filter((text) => text.name.startsWith('mrz')).map((text) => text.text)).toEqual(td1Lines(ana))
    // Ink where a text is said to be: darker than the paper beside it.
    const box = back.texts.find((text) => text.name === 'mrz2')!.box
    const brightness = async (top: number) => {
      const area = { left: Math.round(box.left * 1800), top: Math.round(top * 1350), width: Math.round(box.width * 1800), height: 20 }
      return (await sharp(await sharp(back.content).extract(area).toBuffer()).stats()).channels[0]!.mean
    }
    expect(await brightness(box.top + box.height / 2)).toBeLessThan((await brightness(box.top - 0.03)) - 10)
  })

  it('lie on their side in the pixels, or upright by EXIF, as phones have it', async () => {
    const [plain] = await drawPassport(ana, { seed: 8, quarterTurns: 1 })
    const [exif] = await drawPassport(ana, { seed: 8, quarterTurns: 1, turnInExif: true })
    expect((await sharp(plain.content).metadata()).autoOrient).toEqual({ width: 1350, height: 1800 })
    expect((await sharp(exif.content).metadata()).autoOrient).toEqual({ width: 1800, height: 1350 })
  })

  it('are as bad as is asked for', async () => {
    const measure = async (flaws: PictureFlaw[]) => {
      const [page] = await drawPassport(ana, { seed: 9, flaws })
      const { channels, sharpness } = await sharp(page.content).stats()
      // Statistics are of a file, not of what is about to be made of it.
      const burnt = await sharp(await sharp(page.content).greyscale().threshold(253).png().toBuffer()).stats()
      return { brightness: channels[0]!.mean, sharpness, burntOut: burnt.channels[0]!.mean, widthPx: page.widthPx }
    }
    const clean = await measure([])
    expect((await measure(['dark'])).brightness).toBeLessThan(clean.brightness / 3)
    expect((await measure(['blurred'])).sharpness).toBeLessThan(clean.sharpness / 2)
    expect((await measure(['glare'])).burntOut).toBeGreaterThan(clean.burntOut + 2)
    expect((await measure(['low_resolution'])).widthPx).toBeLessThan(clean.widthPx / 4)
  })
})
