import type { PlacedSpot } from '#integrations/pdf/spots.ts'
import type { SignatureRequest } from '../esign.ts'

/** The name of the field in which the vendor keeps our id: by it an envelope is found when the vendor has forgotten the transaction. */
export const ourField = 'tenorEnvelope'

const longestSubject = 100

/**
 * One document for one signer, sent at once. Embedded (`clientUserId`), so that the vendor writes to nobody and only we lead the signer to it.
 * Numbers and booleans are text in this service.
 */
export function envelopeBody(request: SignatureRequest, { spot, webhookUrl }: { spot: PlacedSpot; webhookUrl: string }): unknown {
  const { externalId, signer } = request
  return {
    emailSubject: request.title.slice(0, longestSubject),
    status: 'sent',
    // Kept by the vendor for a week, to look an envelope up whose reply was lost.
    transactionId: externalId,
    documents: [
      { documentId: '1', name: request.title, fileExtension: 'pdf', documentBase64: Buffer.from(request.pdf).toString('base64') },
    ],
    recipients: {
      signers: [
        {
          recipientId: '1',
          routingOrder: '1',
          name: signer.name,
          email: signer.email,
          clientUserId: externalId,
          tabs: tabsAt(spot),
          ...(request.locale === 'pt-BR' && { emailNotification: { supportedLanguage: 'pt_BR' } }),
        },
      ],
    },
    customFields: { textCustomFields: [{ name: ourField, value: externalId, show: 'false' }] },
    notification: {
      useAccountDefaults: 'false',
      expirations: { expireEnabled: 'true', expireAfter: String(request.standsDays), expireWarn: '0' },
    },
    eventNotification: {
      url: webhookUrl,
      requireAcknowledgment: 'true',
      loggingEnabled: 'true',
      includeHMAC: 'true',
      deliveryMode: 'SIM',
      events: ['envelope-completed', 'envelope-declined', 'envelope-voided'],
      eventData: { version: 'restv2.1', includeData: ['custom_fields'] },
    },
  }
}

/** Pixels here are points, from the top left of the page. The place is known, so no anchor text is searched for, which could be missing. */
function tabsAt({ pageNumber, leftPt, topPt, widthPt }: PlacedSpot): unknown {
  const at = (xPt: number) => ({
    documentId: '1',
    recipientId: '1',
    pageNumber: String(pageNumber),
    xPosition: String(Math.round(xPt)),
    yPosition: String(Math.round(topPt)),
  })
  return { signHereTabs: [at(leftPt)], dateSignedTabs: [at(leftPt + widthPt * 0.65)] }
}
