import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { findElements, type ReadPdf, readPdf } from '#test/documents/read-pdf.ts'
import { renderContract } from '#activities/documents/contract-pdf.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import { createBuiltInESign } from './built-in.ts'
import type { SigningEvidence } from './esign.ts'
import { createSealingCertificate, type SealingCertificate, summariseCertificate } from './sealing-certificate.ts'
import { findShownDocument, verifySeal } from './verify-seal.ts'

let certificate: SealingCertificate & { authorityPem: string }
let contracts: Record<'en' | 'pt-BR', Uint8Array>

beforeAll(async () => {
  certificate = await createSealingCertificate({
    commonName: 'Tenor Document Seal',
    organisation: 'Tenor Crédito, Financiamento e Investimento S.A.',
    country: 'BR',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2036-01-01T00:00:00Z',
    passphrase: 'a passphrase of this test',
  })
  contracts = {
    en: await renderContract(sampleContract({ locale: 'en', termMonths: 48 })),
    'pt-BR': await renderContract(sampleContract({ locale: 'pt-BR' })),
  }
})

describe('a document signed on our own page', () => {
  it('begins with the very bytes that were shown', async () => {
    const { pdf } = await seal('pt-BR')
    const shown = contracts['pt-BR']
    expect(Buffer.compare(pdf.subarray(0, shown.byteLength), shown)).toBe(0)
    expect(findShownDocument(pdf, sha256(shown))?.byteLength).toBe(shown.byteLength)
    expect(findShownDocument(pdf, sha256(contracts.en))).toBeUndefined()
  })

  it.each(['pt-BR', 'en'] as const)('ends with its evidence, in %s', async (locale) => {
    const evidence = evidenceOf(locale)
    const { pdf } = await seal(locale)
    const document = await readPdf(pdf)
    const facts = findElements(document.pages.at(-1)!.elements, 'TR').map((row) => row.children.map((cell) => cell.text).join(': '))
    const expected = [
      evidence.signerName,
      evidence.signerTaxId,
      '+55 11 9****-1234',
      '2026-11-21 12:04:11 UTC · 2026-11-21 09:04:11 (UTC−03:00, America/Sao_Paulo)',
      '2026-11-21 12:08:38 UTC · 2026-11-21 09:08:38 (UTC−03:00, America/Sao_Paulo)',
      evidence.ipAddress,
      'Mobile Safari/537.36 [U+1F600]',
      evidence.statement,
      evidence.documentSha256,
      summariseCertificate(certificate).subject,
    ]
    expect(expected.filter((fact) => !facts.some((line) => line.includes(fact)))).toEqual([])
    expect(document.pages).toHaveLength((await readPdf(contracts[locale])).pages.length + 1)
  })

  it('stays one page more, whatever the browser calls itself', async () => {
    const evidence = { ...evidenceOf('en'), userAgent: 'Mozilla '.repeat(2000).trim(), signerName: 'Ana 王' }
    const { pdf } = await createBuiltInESign({ certificate }).collectSigned({ envelopeId: 'env_1', pdf: contracts.en, evidence })
    const document = await readPdf(pdf)
    expect(document.pages).toHaveLength((await readPdf(contracts.en)).pages.length + 1)
    expect(document.pages.at(-1)!.text).toContain('Ana [U+738B]')
    expect(document.pages.at(-1)!.text).toContain('Mozilla…')
  })

  it('stays tagged and readable as it was, the evidence a part of it', async () => {
    const before = await readPdf(contracts.en)
    const after = await readPdf((await seal('en')).pdf)
    expect([after.isTagged, after.language, after.title]).toEqual([true, 'en', before.title])
    expect(after.pages.slice(0, -1).map((page) => page.text)).toEqual(before.pages.map((page) => page.text))
    expect(headings(after).slice(0, headings(before).length)).toEqual(headings(before))
    expect(findElements(after.pages.at(-1)!.elements, 'Part')).toHaveLength(1)
  })

  it('bears a seal that holds, made at the instant of signing', async () => {
    const { pdf } = await seal('en')
    expect(verifySeal(pdf, { trusted: [certificate.authorityPem] })).toMatchObject({
      outcome: 'intact',
      sealedAt: '2026-11-21T12:08:38.000Z',
    })
  })

  it('is refused when it is not the document that the signer was shown', async () => {
    const esign = createBuiltInESign({ certificate })
    const changed = contracts['pt-BR'].slice()
    changed[2000]! ^= 1
    const collecting = esign.collectSigned({ envelopeId: 'env_1', pdf: changed, evidence: evidenceOf('pt-BR') })
    await expect(collecting).rejects.toMatchObject({ code: 'SIGNATURE_DOCUMENT_CHANGED', kind: 'conflict' })
  })

  it('is refused when it is no document of ours', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7 but nothing else')
    const evidence = { ...evidenceOf('en'), documentSha256: sha256(pdf) }
    const collecting = createBuiltInESign({ certificate }).collectSigned({ envelopeId: 'env_1', pdf, evidence })
    await expect(collecting).rejects.toMatchObject({ code: 'SIGNATURE_DOCUMENT_UNREADABLE' })
  })
})

describe('the certificate of the seal', () => {
  it('is refused with a wrong passphrase, before anything is signed', () => {
    const wrong = { p12: certificate.p12, passphrase: 'another passphrase' }
    expect(() => createBuiltInESign({ certificate: wrong })).toThrow(expect.objectContaining({ code: 'SIGNATURE_MISCONFIGURED' }))
  })

  it('does not seal on a day on which it is not valid', async () => {
    const evidence = { ...evidenceOf('en'), signedAt: '2036-01-01T00:00:01Z' }
    const collecting = createBuiltInESign({ certificate }).collectSigned({ envelopeId: 'env_1', pdf: contracts.en, evidence })
    await expect(collecting).rejects.toMatchObject({ code: 'SIGNATURE_MISCONFIGURED', details: { finding: 'certificate_not_valid_then' } })
  })
})

function seal(locale: 'en' | 'pt-BR') {
  return createBuiltInESign({ certificate }).collectSigned({ envelopeId: 'env_1', pdf: contracts[locale], evidence: evidenceOf(locale) })
}

function evidenceOf(locale: 'en' | 'pt-BR'): SigningEvidence {
  return {
    signerName: 'Ana Beatriz Conceição Souza',
    signerTaxId: '***.982.247-**',
    openedAt: '2026-11-21T12:04:11.120Z',
    signedAt: '2026-11-21T12:08:38.905Z',
    ipAddress: '203.0.113.24',
    userAgent: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36 😀',
    authentication: 'sms:+55 11 9****-1234',
    documentSha256: sha256(contracts[locale]),
    statement: locale === 'en' ? 'I have read the agreement and I sign it.' : 'Li o contrato e o assino.',
    locale,
  }
}

function headings(pdf: ReadPdf): string[] {
  return pdf.pages.flatMap((page) => findElements(page.elements, 'H2').map((heading) => heading.text)).filter((text) => text !== '')
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
