import type { OnCall } from '#integrations/http/observe-call.ts'
import { createIso20022 } from '#integrations/payments/iso20022.ts'
import { createNacha } from '#integrations/payments/nacha.ts'
import type { CallingPayments, Payments } from '#integrations/payments/payments.ts'
import { createPixPsp } from '#integrations/payments/pix-psp.ts'
import type { Config } from './config.ts'

/** The ways to pay out, under the names by which products call them: Pix, and each kind of file that a bank has a folder for. */
export function buildPayments(
  config: Config,
  onCallOf?: (provider: string) => OnCall,
): { pix: CallingPayments } & Record<string, Payments> {
  const observed = (provider: string) => (onCallOf ? { onCall: onCallOf(provider) } : {})
  return {
    pix: createPixPsp({
      ...observed('pix'),
      baseUrl: config.PIX_URL,
      clientId: config.PIX_CLIENT_ID,
      clientSecret: config.PIX_CLIENT_SECRET,
      webhookSecrets: config.PIX_WEBHOOK_SECRETS,
    }),
    // What belongs to a folder is there: the configuration is refused without.
    ...(config.ISO20022_FOLDER !== undefined && {
      iso20022: createIso20022({
        ...observed('iso20022'),
        folder: config.ISO20022_FOLDER,
        payer: { name: config.ISO20022_PAYER_NAME!, iban: config.ISO20022_PAYER_IBAN!, bic: config.ISO20022_PAYER_BIC! },
        timeZone: config.TIME_ZONE,
      }),
    }),
    ...(config.NACHA_FOLDER !== undefined && {
      nacha: createNacha({
        ...observed('nacha'),
        folder: config.NACHA_FOLDER,
        originator: {
          companyName: config.NACHA_COMPANY_NAME!,
          companyId: config.NACHA_COMPANY_ID!,
          bankName: config.NACHA_BANK_NAME!,
          bankRoutingNumber: config.NACHA_BANK_ROUTING_NUMBER!,
        },
      }),
    }),
  }
}
