import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AppError } from '#domain/errors.ts'
import type { ESign, SigningEvidence } from './esign.ts'

export type ESignUnderTest = {
  esign: ESign
  pdf: Uint8Array
  /** The signer signs `pdf`: answers what our own page recorded, or nothing where the vendor keeps it. */
  sign: (envelopeId: string) => Promise<SigningEvidence | undefined>
}

/** What every electronic signature keeps to, whoever provides it. `connect` gives a fresh client for each test. */
export function describeESign(provider: string, connect: () => Promise<ESignUnderTest>): void {
  describe(`electronic signature by ${provider}`, () => {
    const request = { externalId: 'contract-1', title: 'Agreement', signer: { name: 'Ana Beatriz Souza', email: 'ana@example.org' } }

    it('finds the same envelope for the same external id, and another for another', async () => {
      const { esign, pdf } = await connect()
      const first = await esign.requestSignature({ ...request, pdf })
      expect(await esign.requestSignature({ ...request, pdf })).toEqual(first)
      expect((await esign.requestSignature({ ...request, pdf, externalId: 'contract-2' })).envelopeId).not.toBe(first.envelopeId)
      expect(first.envelopeId).not.toContain(request.externalId)
    })

    it('has nothing to collect before the signer has signed', async () => {
      const { esign, pdf } = await connect()
      const { envelopeId } = await esign.requestSignature({ ...request, pdf })
      await expect(esign.collectSigned({ envelopeId, pdf })).rejects.toMatchObject({ code: 'SIGNATURE_NOT_COMPLETE' })
    })

    it('gives the signed document with its hash, and the same bytes when asked again', async () => {
      const { esign, pdf, sign } = await connect()
      const { envelopeId } = await esign.requestSignature({ ...request, pdf })
      const evidence = await sign(envelopeId)
      const collect = () => esign.collectSigned({ envelopeId, pdf, ...(evidence === undefined ? {} : { evidence }) })
      const signed = await collect()
      expect(signed.pdf.byteLength).toBeGreaterThan(pdf.byteLength)
      expect(signed.sha256).toBe(createHash('sha256').update(signed.pdf).digest('hex'))
      expect(signed.certificateSubject).not.toBe('')
      expect((await collect()).sha256).toBe(signed.sha256)
    })

    it('voids an envelope once or twice alike', async () => {
      const { esign, pdf } = await connect()
      const { envelopeId } = await esign.requestSignature({ ...request, pdf })
      await esign.voidEnvelope(envelopeId, 'withdrawn by the applicant')
      await expect(esign.voidEnvelope(envelopeId, 'withdrawn by the applicant')).resolves.toBeUndefined()
    })

    it('does not void what has been signed, where the provider keeps the envelope', async () => {
      const { esign, pdf, sign } = await connect()
      const { envelopeId, page } = await esign.requestSignature({ ...request, pdf })
      await sign(envelopeId)
      const outcome = await esign.voidEnvelope(envelopeId, 'too late').then(
        () => 'nothing to refuse',
        (error: AppError) => error.code,
      )
      expect(outcome).toBe(page === 'own_page' ? 'nothing to refuse' : 'SIGNATURE_ALREADY_COMPLETE')
    })

    it('stops when its activity is cancelled', async () => {
      const { esign, pdf } = await connect()
      const signal = AbortSignal.abort(new Error('cancelled'))
      await expect(esign.requestSignature({ ...request, pdf }, { signal })).rejects.toThrow('cancelled')
    })
  })
}
