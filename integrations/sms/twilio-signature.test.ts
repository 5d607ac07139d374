import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { createTwilioSms } from './twilio.ts'

/** The example that Twilio publishes for request validation: token 12345, this address and form, this signature. */
const published = {
  authToken: '12345',
  url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
  form: 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212',
  signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
}

describe('the signature of Twilio', () => {
  const read = (changes: Partial<typeof published>) => {
    const example = { ...published, ...changes }
    const sms = createTwilioSms({
      accountSid: 'AC00000000000000000000000000000000',
      credential: { authToken: example.authToken },
      webhookAuthTokens: [example.authToken],
      sender: { from: '+14158675309' },
    })
    return () =>
      sms.readStatusReport({ url: example.url, rawBody: Buffer.from(example.form), headers: { 'X-Twilio-Signature': example.signature } })
  }

  it('accepts the published example, which is then no status report of ours', () => {
    expect(read({})).toThrow(expect.objectContaining({ code: 'WEBHOOK_MALFORMED' }))
  })

  it('accepts our own report only: one of another account is malformed here', () => {
    const signed = (accountSid: string) => {
      const fields = { AccountSid: accountSid, MessageSid: 'SM1', MessageStatus: 'delivered' }
      return {
        form: new URLSearchParams(fields).toString(),
        signature: twilio.getExpectedTwilioSignature(published.authToken, published.url, fields),
      }
    }
    expect(read(signed('AC00000000000000000000000000000000'))()).toEqual({ providerMessageId: 'SM1', status: 'delivered' })
    expect(read(signed('AC99999999999999999999999999999999'))).toThrow(expect.objectContaining({ code: 'WEBHOOK_MALFORMED' }))
  })

  it.each([
    ['another token', { authToken: '12346' }],
    ['another address', { url: 'https://mycompany.com/myapp.php?foo=1&bar=3' }],
    ['another field', { form: published.form.replace('1234&', '1235&') }],
    ['another signature', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B9=' }],
    ['no signature', { signature: '' }],
  ])('refuses it with %s', (_difference, changes) => {
    expect(read(changes)).toThrow(expect.objectContaining({ code: 'WEBHOOK_SIGNATURE_INVALID' }))
  })
})
