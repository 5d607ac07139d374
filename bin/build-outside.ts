import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { ActivityDeps } from '#activities/activity-deps.ts'
import type { CallRecorder } from '#activities/outside/call-recorder.ts'
import { createBureauJson } from '#integrations/bureau/bureau-json.ts'
import type { OnCall } from '#integrations/http/observe-call.ts'
import { createSmtpMail } from '#integrations/mail/smtp.ts'
import { createTesseractOcr } from '#integrations/ocr/tesseract.ts'
import { createTextractOcr } from '#integrations/ocr/textract.ts'
import { createOfac } from '#integrations/screening/ofac.ts'
import { createOfacWatchList, unpackSdnList } from '#integrations/screening/ofac/watch-list.ts'
import { createYente } from '#integrations/screening/yente.ts'
import { createTwilioSms } from '#integrations/sms/twilio.ts'
import { createPan } from '#integrations/tax/pan.ts'
import { createSerpro } from '#integrations/tax/serpro.ts'
import { createSerproCnpj } from '#integrations/tax/serpro-cnpj.ts'
import { createVies } from '#integrations/tax/vies.ts'
import type { Sms } from '#integrations/sms/sms.ts'
import { buildArchive } from './build-archive.ts'
import { buildPayments } from './build-payments.ts'
import { buildVerify } from './build-verify.ts'
import type { Config } from './config.ts'

export type Outside = Pick<
  ActivityDeps,
  'ocr' | 'papers' | 'tax' | 'companies' | 'screening' | 'watchLists' | 'bureau' | 'sms' | 'verify' | 'mail' | 'payments' | 'ecm'
> & {
  close(): Promise<void>
}

/** The published lists that we hold. */
export type KeptLists = { newestVersion(provider: string): Promise<string | undefined>; read(version: string): Promise<Uint8Array> }

/** The clients of every outside system, each chosen by its address and credential alone. */
export function buildOutside(
  config: Config,
  { today, calls, lists }: { today: () => IsoDate; calls: CallRecorder; lists: KeptLists },
): Outside {
  const [yenteCalls, ofacCalls] = [calls.of('screening', 'yente'), calls.of('screening', 'ofac')]
  const tesseract = createTesseractOcr({ today, onCall: calls.of('ocr', 'tesseract') })
  const textract = createTextractOcr({
    today,
    onCall: calls.of('ocr', 'textract'),
    region: config.TEXTRACT_REGION,
    ...(config.TEXTRACT_URL !== undefined && { endpoint: config.TEXTRACT_URL }),
    ...(config.TEXTRACT_ACCESS_KEY_ID !== undefined &&
      config.TEXTRACT_SECRET_ACCESS_KEY !== undefined && {
        credentials: { accessKeyId: config.TEXTRACT_ACCESS_KEY_ID, secretAccessKey: config.TEXTRACT_SECRET_ACCESS_KEY },
      }),
  })
  const mail = createSmtpMail({
    onCall: calls.of('mail', 'smtp'),
    host: config.SMTP_HOST,
    port: config.SMTP_PORT,
    security: config.SMTP_SECURITY,
    from: config.MAIL_FROM,
    pool: { maxConnections: config.SMTP_MAX_CONNECTIONS, maxMessages: config.SMTP_MAX_MESSAGES },
    ...(config.DKIM_DOMAIN !== undefined && {
      // What belongs to a domain is there: the configuration is refused without.
      dkim: { domainName: config.DKIM_DOMAIN, keySelector: config.DKIM_SELECTOR!, privateKey: config.DKIM_PRIVATE_KEY! },
    }),
    ...(config.SMTP_USER !== undefined &&
      config.SMTP_PASSWORD !== undefined && { auth: { user: config.SMTP_USER, password: config.SMTP_PASSWORD } }),
  })
  return {
    ocr: { tesseract, textract },
    papers: { tesseract, textract },
    tax: {
      serpro: createSerpro({
        baseUrl: config.SERPRO_URL,
        consumerKey: config.SERPRO_CONSUMER_KEY,
        consumerSecret: config.SERPRO_CONSUMER_SECRET,
        product: config.SERPRO_PRODUCT,
        onCall: calls.of('tax', 'serpro'),
      }),
      ...(config.PAN_URL !== undefined && {
        pan: createPan({
          baseUrl: config.PAN_URL,
          userId: config.PAN_USER_ID!,
          signingKey: { certificate: config.PAN_CERTIFICATE!, privateKey: config.PAN_PRIVATE_KEY! },
          onCall: calls.of('tax', 'pan'),
        }),
      }),
    },
    companies: {
      'serpro-cnpj': createSerproCnpj({
        baseUrl: config.SERPRO_URL,
        consumerKey: config.SERPRO_CONSUMER_KEY,
        consumerSecret: config.SERPRO_CONSUMER_SECRET,
        product: config.SERPRO_CNPJ_PRODUCT,
        level: config.SERPRO_CNPJ_LEVEL,
        onCall: calls.of('tax', 'serpro-cnpj'),
      }),
      vies: createVies({
        baseUrl: config.VIES_URL,
        onCall: calls.of('tax', 'vies'),
        ...(config.VIES_REQUESTER !== undefined && { requester: config.VIES_REQUESTER }),
      }),
    },
    screening: {
      yente: createYente({
        baseUrl: config.YENTE_URL,
        dataset: config.YENTE_DATASET,
        onCall: yenteCalls,
        ...(config.YENTE_API_KEY !== undefined && { apiKey: config.YENTE_API_KEY }),
      }),
      ofac: createOfac({
        newestVersion: () => lists.newestVersion('ofac'),
        readList: async (version) => unpackSdnList(await lists.read(version)),
        onCall: ofacCalls,
      }),
    },
    watchLists: { ofac: createOfacWatchList({ baseUrl: config.OFAC_URL, onCall: ofacCalls }) },
    bureau: {
      bureau: {
        client: createBureauJson({ baseUrl: config.BUREAU_URL, apiKey: config.BUREAU_API_KEY, onCall: calls.of('bureau', 'bureau') }),
        agency: { name: config.BUREAU_NAME, address: config.BUREAU_ADDRESS, phone: config.BUREAU_PHONE, website: config.BUREAU_WEBSITE },
      },
    },
    sms: buildSms(config, calls.of('sms', 'twilio')),
    verify: buildVerify(config, config.ONE_TIME_CODES_BY === 'built-in' ? undefined : calls.of('sms', 'twilio-verify')),
    mail,
    payments: buildPayments(config, (provider) => calls.of('payments', provider)),
    ecm: buildArchive(config, calls),
    close: async () => {
      mail.close()
      await Promise.all([tesseract.close(), textract.close()])
    },
  }
}

/** The API reads the provider's reports and calls nothing. */
export function buildSms(config: Config, onCall?: OnCall): Sms {
  return createTwilioSms({
    ...(onCall && { onCall }),
    baseUrl: config.TWILIO_URL,
    accountSid: config.TWILIO_ACCOUNT_SID,
    credential: { authToken: config.TWILIO_AUTH_TOKEN },
    webhookAuthTokens: [
      config.TWILIO_AUTH_TOKEN,
      ...(config.TWILIO_PREVIOUS_AUTH_TOKEN === undefined ? [] : [config.TWILIO_PREVIOUS_AUTH_TOKEN]),
    ],
    sender: { from: config.TWILIO_FROM },
    statusCallbackUrl: `${config.PUBLIC_URL}/webhooks/twilio`,
  })
}
