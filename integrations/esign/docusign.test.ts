import { createPrivateKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { renderContract } from '#activities/documents/contract-pdf.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { signAtVendor } from '#sandbox/testing/sign-at-vendor.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { sampleContract } from '#test/documents/sample-contract.ts'
import { returnUrl, sampleSignatureRequest, signer } from '#test/documents/sample-signature-request.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createDocuSign, type DocuSignOptions } from './docusign.ts'
import { connectSignature } from './docusign/connect.ts'
import { signJwt, signRs256 } from './docusign/sign-jwt.ts'
import type { SignatureRequest } from './esign.ts'

const { docusign } = sandboxCredentials
const day = 24 * 60 * 60_000

describe('DocuSign', () => {
  let sandbox: TestSandbox
  let pdf: Uint8Array
  let now = Date.now()
  beforeAll(async () => {
    ;[sandbox, pdf] = await Promise.all([startTestSandbox({ now: () => now }), renderContract(sampleContract())])
  })
  afterAll(() => sandbox.close())
  afterEach(() => sandbox.control.clear('docusign'))

  const connect = (changes: Partial<DocuSignOptions> = {}) =>
    createDocuSign({
      authUrl: sandbox.addresses.docusign,
      ...docusign,
      webhookUrl: 'https://tenor.example/webhooks/docusign',
      redirectUrl: 'https://tenor.example/',
      now: () => now,
      ...changes,
    })
  const requestOf = (changes: Partial<SignatureRequest> = {}) => sampleSignatureRequest(pdf, changes)
  const open = async () => {
    const request = requestOf()
    const { envelopeId } = await connect().requestSignature(request)
    return { envelopeId, externalId: request.externalId, signer, returnUrl, locale: 'en' as const }
  }

  describe('the grant', () => {
    it('says what is missing, and where it is given, until somebody has consented once', async () => {
      await sandbox.control.giveDocuSignConsent(false)
      const error = await failureOf(connect().requestSignature(requestOf()))
      expect(error).toMatchObject({ code: 'SIGNATURE_CONSENT_MISSING', kind: 'refused', details: { providerCode: 'consent_required' } })
      const page = await fetch(String(error.details['consentUrl']))
      expect(await page.text()).toContain('Allow access')
      const given = await fetch(`${sandbox.addresses.docusign}/oauth/consent`, {
        method: 'POST',
        body: new URLSearchParams({ redirect_uri: 'https://tenor.example/' }),
        redirect: 'manual',
      })
      expect(given.headers.get('location')).toMatch(/^https:\/\/tenor\.example\/\?code=/)
      await expect(connect().requestSignature(requestOf())).resolves.toMatchObject({ page: 'vendor_page' })
    })

    it.each([
      [
        'another key',
        { privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) },
      ],
      ['a user that is not there', { userId: randomUUID() }],
      ['an integration that is not there', { integrationKey: randomUUID() }],
      ['an account that is not the user’s', { accountId: randomUUID() }],
      ['a key that is none', { privateKey: 'no PRIVATE KEY' }],
    ])('is a mistake of ours, not of any contract, with %s', async (_what, changes) => {
      expect(await failureOf(connect(changes as Partial<DocuSignOptions>).readState(randomUUID()))).toMatchObject({
        code: 'SIGNATURE_PROVIDER_MISCONFIGURED',
        kind: 'refused',
        details: { mayHaveTakenEffect: false },
      })
    })

    it('is asked for once for many calls, and once more when the token ends in the middle', async () => {
      const client = connect()
      const { envelopeId } = await open()
      const grants = async () => (await sandbox.control.requests('docusign')).filter(({ path }) => path === '/docusign/oauth/token').length
      const before = await grants()
      await Promise.all([client.readState(envelopeId), client.readState(envelopeId), client.readState(envelopeId)])
      expect(await grants()).toBe(before + 1)
      await sandbox.control.play('docusign', { scenario: 'unauthorized_once' })
      await client.readState(envelopeId)
      expect(await grants()).toBe(before + 2)
    })

    it('is renewed before a token that is about to end is used', async () => {
      await sandbox.control.play('docusign', { scenario: 'short_token', remainingSeconds: 5, times: 1 })
      const client = connect()
      const { envelopeId } = await open()
      await client.readState(envelopeId)
      const calls = (await sandbox.control.requests('docusign')).slice(-3).map(({ status }) => status)
      expect(calls).not.toContain(401)
    })

    it('lives ten minutes, names the host that it is for and asks for both scopes', () => {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const token = signJwt({ iss: 'key', aud: 'account-d.docusign.com' }, privateKey)
      const [head = '', body = '', signature = ''] = token.split('.')
      expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' })
      expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({ iss: 'key', aud: 'account-d.docusign.com' })
      expect(verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true)
    })

    it('does not send its token to an account that lives behind another protocol', async () => {
      const stand = await answerWith(({ path }) =>
        path === '/oauth/token'
          ? { status: 200, body: { access_token: 't', expires_in: 3600 } }
          : { status: 200, body: { accounts: [{ account_id: 'a', is_default: true, base_uri: 'https://elsewhere.example' }] } },
      )
      const client = connect({ authUrl: stand.baseUrl, accountId: undefined })
      expect(await failureOf(client.readState(randomUUID()))).toMatchObject({ code: 'SIGNATURE_PROVIDER_MISCONFIGURED' })
      await stand.close()
    })
  })

  describe('the way to the page', () => {
    it('works once', async () => {
      const { url } = await connect().openSigningPage(await open())
      await fetch(url)
      expect((await signAtVendor(url)).searchParams.get('event')).toBe('ttl_expired')
    })

    it('is closed after five minutes', async () => {
      const visit = await open()
      const { url } = await connect().openSigningPage(visit)
      now += 5 * 60_000
      expect((await signAtVendor(url)).searchParams.get('event')).toBe('ttl_expired')
      const { url: another } = await connect().openSigningPage(visit)
      expect((await signAtVendor(another)).searchParams.get('event')).toBe('signing_complete')
    })

    it.each([
      ['client user', { externalId: 'somebody else' }],
      ['name', { signer: { ...signer, name: 'Bruno C. Cardoso' } }],
      ['address', { signer: { ...signer, email: 'bruno@example.com' } }],
    ])('is given to nobody with another %s', async (_what, changes) => {
      expect(await failureOf(connect().openSigningPage({ ...(await open()), ...changes }))).toMatchObject({
        code: 'SIGNATURE_PROVIDER_REJECTED',
        kind: 'refused',
        details: { providerCode: 'UNKNOWN_ENVELOPE_RECIPIENT' },
      })
    })

    it('leads back with a hint for each way out', async () => {
      const back = async (decision: Parameters<typeof signAtVendor>[1]) =>
        (await signAtVendor((await connect().openSigningPage(await open())).url, decision)).searchParams.get('event')
      expect(await back({ act: 'sign' })).toBe('signing_complete')
      expect(await back({ act: 'decline', reason: 'no' })).toBe('decline')
      expect(await back({ act: 'later' })).toBe('cancel')
    })
  })

  describe('the envelope', () => {
    it('carries the contract, the place to sign, our id and where to report, and writes to nobody', async () => {
      const { envelopeId, externalId } = await open()
      const { envelopes = [] } = await sandbox.control.held('docusign')
      const kept = envelopes.find((one) => (one as { envelopeId: string }).envelopeId === envelopeId)
      expect(kept).toMatchObject({
        order: {
          transactionId: externalId,
          recipients: {
            signers: [{ clientUserId: externalId, tabs: { signHereTabs: [{ documentId: '1', xPosition: '56' }] } }],
          },
          customFields: { textCustomFields: [{ name: 'tenorEnvelope', value: externalId }] },
          notification: { expirations: { expireAfter: '8' } },
          eventNotification: { deliveryMode: 'SIM', includeHMAC: 'true', url: 'https://tenor.example/webhooks/docusign' },
        },
      })
    })

    it('is found by its transaction for a week, and by our own field for ever', async () => {
      const request = requestOf()
      const since = new Date(now).toISOString()
      const made = await connect().requestSignature(request)
      const listed = async () =>
        (await sandbox.control.requests('docusign'))
          .filter(({ path }) => path.includes('/envelopes?'))
          .map(({ path }) => path.split('?')[1])
      expect(await connect().findEnvelope({ externalId: request.externalId, since })).toEqual(made)
      now += 6 * day + 1000
      expect(await connect().findEnvelope({ externalId: request.externalId, since })).toEqual(made)
      now += 2 * day
      expect(await connect().findEnvelope({ externalId: request.externalId, since })).toEqual(made)
      expect((await listed()).at(-1)).toContain('custom_field=tenorEnvelope')
    })

    it('counts as signed when it was signed in the moment in which we took it back', async () => {
      const { envelopeId } = await open()
      await sandbox.control.play('docusign', { scenario: 'signed_before_void', times: 1 })
      expect(await failureOf(connect().voidEnvelope(envelopeId, 'withdrawn'))).toMatchObject({ code: 'SIGNATURE_ALREADY_COMPLETE' })
      expect(await connect().readState(envelopeId)).toMatchObject({ status: 'signed' })
    })

    it('is refused for good where a place to sign is not found, or the address is none', async () => {
      await sandbox.control.play('docusign', { scenario: 'anchor_missing' })
      expect(await failureOf(connect().requestSignature(requestOf()))).toMatchObject({
        code: 'SIGNATURE_PROVIDER_REJECTED',
        details: { providerCode: 'ANCHOR_TAB_STRING_NOT_FOUND', mayHaveTakenEffect: false },
      })
      await sandbox.control.clear('docusign')
      expect(await failureOf(connect().requestSignature(requestOf({ signer: { name: 'Bruno', email: 'nowhere' } })))).toMatchObject({
        code: 'SIGNATURE_PROVIDER_REJECTED',
        details: { providerCode: 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT' },
      })
    })

    it('is not asked for a document that does not say where it is signed', async () => {
      const before = (await sandbox.control.requests('docusign')).length
      const elsewhere = new TextEncoder().encode('%PDF-1.7 nothing')
      expect(await failureOf(connect().requestSignature(requestOf({ pdf: elsewhere })))).toMatchObject({
        code: 'SIGNATURE_DOCUMENT_UNREADABLE',
        kind: 'invalid',
      })
      expect((await sandbox.control.requests('docusign')).length).toBe(before)
    })
  })

  describe('a limit', () => {
    it.each([
      ['hourly', 429, 600_000],
      ['hourly', 400, 600_000],
      ['polling', 429, 600_000],
      ['polling', 400, 600_000],
      ['burst', 429, 30_000],
      ['burst', 400, 30_000],
    ] as const)('(%s, as %d) is waited for by the vendor’s own words, whatever its status', async (limit, status, waitMs) => {
      const { envelopeId } = await open()
      now = Math.floor(now / 1000) * 1000
      await sandbox.control.play('docusign', { scenario: 'limit_exceeded', limit, status, resetsInSeconds: 600 })
      expect(await failureOf(connect().readState(envelopeId))).toMatchObject({
        code: 'SIGNATURE_PROVIDER_DOWN',
        kind: 'unavailable',
        details: { httpStatus: status, retryAfterMs: waitMs },
      })
    })

    it.each([400, 429])('on recipients is refused for good, whatever its status (%d)', async (status) => {
      const stand = await answerWith(({ path }) => {
        if (path === '/oauth/token') return { status: 200, body: { access_token: 't', expires_in: 3600 } }
        if (path === '/oauth/userinfo')
          return { status: 200, body: { accounts: [{ account_id: 'a', is_default: 'true', base_uri: stand.baseUrl }] } }
        return { status, body: { errorCode: 'RECIPIENT_LIMIT_EXCEEDED', message: 'too many' } }
      })
      const client = connect({ authUrl: stand.baseUrl, accountId: undefined })
      expect(await failureOf(client.requestSignature(requestOf()))).toMatchObject({ code: 'SIGNATURE_PROVIDER_REJECTED', kind: 'refused' })
      await stand.close()
    })
  })

  describe('an answer that nobody knows', () => {
    it.each([
      ['a status from tomorrow', { status: 'sealed' }],
      ['a completion without a time', { status: 'completed' }],
      ['a completion at no time', { status: 'completed', completedDateTime: 'soon' }],
    ])('is an error and no state: %s', async (_what, body) => {
      const stand = await answerWith(({ path }) => {
        if (path === '/oauth/token') return { status: 200, body: { access_token: 't', expires_in: 3600 } }
        if (path === '/oauth/userinfo')
          return { status: 200, body: { accounts: [{ account_id: 'a', is_default: true, base_uri: stand.baseUrl }] } }
        return { status: 200, body }
      })
      const client = connect({ authUrl: stand.baseUrl, accountId: undefined })
      expect(await failureOf(client.readState(randomUUID()))).toMatchObject({ code: 'PROVIDER_ANSWER_UNEXPECTED', kind: 'refused' })
      await stand.close()
    })
  })
})

/** The example of RFC 7515, appendix A.2: key, what is signed, and the signature that the RFC prints. */
const rfc7515 = {
  key: {
    kty: 'RSA',
    n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
    e: 'AQAB',
    d: 'Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ',
    p: '4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc',
    q: 'uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc',
    dp: 'BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0',
    dq: 'h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU',
    qi: 'IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U',
  },
  signingInput: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
  signature:
    'cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw',
}

describe('the signatures of DocuSign, against published vectors', () => {
  it('RS256: RFC 7515, appendix A.2', () => {
    const privateKey = createPrivateKey({ key: rfc7515.key, format: 'jwk' })
    expect(signRs256(rfc7515.signingInput, privateKey)).toBe(rfc7515.signature)
  })

  it.each([
    ['RFC 4231, test case 2', 'what do ya want for nothing?', 'Jefe', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    [
      'the example that most articles print',
      'The quick brown fox jumps over the lazy dog',
      'key',
      'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
    ],
  ])('HMAC-SHA256: %s', (_source, body, key, mac) => {
    expect(connectSignature(Buffer.from(body), key)).toBe(Buffer.from(mac, 'hex').toString('base64'))
  })
})
