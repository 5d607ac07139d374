import { buildCase, member, offered, steps } from '../build-case.ts'
import { onCase, withPictures, completedCheck } from './parts.ts'

/** The tax authority does not answer. */
export const taxAuthorityDown = withPictures(
  buildCase(
    100042,
    [
      member(100042, 'loan', {
        orders: onCase,
        steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100042, 'onboarding', {
        version: 31,
        status: 'needs_attention',
        steps: steps('onboarding', 'taxAuthority', {
          taxAuthority: {
            state: 'needs_attention',
            attempts: 3,
            attention: {
              cause: 'retries_spent',
              code: 'TAX_AUTHORITY_DOWN',
              sentence:
                'The tax authority does not answer. 3 attempts were made. Try again later, enter the result by hand with evidence, or wait for the authority.',
              rawError:
                'HTTP 503 Service Unavailable\n{"fault":{"code":"999","description":"Serviço temporariamente indisponível","traceid":"7f3a-99"}}',
              provider: 'serpro',
              attempts: 3,
            },
            orders: [
              offered('retryStep', 'taxAuthority'),
              offered('correctStep', 'taxAuthority', ['fullName', 'birthDate', 'taxId'], true),
              offered('enterResult', 'taxAuthority', ['tax_standing'], true),
              offered('askApplicant', 'taxAuthority', [
                'tax_id_mismatch',
                'birth_date_mismatch',
                'name_mismatch',
                'tax_registration_suspended',
              ]),
            ],
          },
        }),
      }),
      completedCheck(100042),
    ],
    { status: 'needs_attention' },
  ),
)

/** No engine reads the document of somebody whose name is as long as names are. */
export const documentUnread = withPictures(
  buildCase(
    100054,
    [
      member(100054, 'loan', {
        orders: onCase,
        steps: steps('loan', 'onboarding', { onboarding: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100054, 'onboarding', {
        steps: steps('onboarding', 'identityDocument', { identityDocument: { state: 'waiting', waitsFor: 'outside' } }),
      }),
      member(100054, 'documentCheck', {
        version: 17,
        status: 'needs_attention',
        steps: steps('documentCheck', 'readDocument', {
          readDocument: {
            state: 'needs_attention',
            attempts: 2,
            attention: {
              cause: 'retries_spent',
              code: 'OCR_DOWN',
              sentence: 'The reading of the document did not finish. 2 attempts were made.',
              provider: 'tesseract',
              attempts: 2,
            },
            orders: [
              offered('retryStep', 'readDocument'),
              offered('switchProvider', 'readDocument', ['textract']),
              offered('enterResult', 'readDocument', ['identity_document'], true),
            ],
          },
        }),
      }),
    ],
    {
      status: 'needs_attention',
      applicant: {
        ...taxAuthorityDown.applicant,
        fullName: 'Maria Aparecida Conceição de Albuquerque e Vasconcelos Cavalcanti de Menezes',
        birthDate: '1979-05-14',
      },
    },
  ),
)
