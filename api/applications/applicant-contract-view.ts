import { z } from 'zod'
import { formatCpf, type Cpf } from '#domain/identity/cpf.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import type { Locale } from '#domain/texts/locale.ts'
import { signingServiceName } from '#domain/texts/signing-services.ts'
import { signingStatement } from '#domain/texts/signing.ts'
import type { ContractState, ContractWithSchedule } from '#db/contracts/find-contract.ts'
import { findDocument } from '#db/documents/find-document.ts'
import type { Store } from '#db/store.ts'
import { scheduleRowView, toScheduleRowView } from '../contracts/schedule-view.ts'
import { moneyView, toMoney } from '../http/money-view.ts'

export const applicantContractView = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(['preparing', 'to_sign', 'signed', 'active', 'ended']),
  documentId: z.string().nullable(),
  documentSha256: z.string().nullable(),
  signedDocumentId: z.string().nullable(),
  /** On whose page it is signed; null for our own. */
  signingService: z.string().nullable(),
  /** The sentence that the signer accepts, as the evidence of the signature will quote it. */
  statement: z.string().nullable(),
  disbursedOn: z.iso.date().nullable(),
  /** Principal that is still to be repaid. */
  balance: moneyView.nullable(),
  schedule: z.array(scheduleRowView),
})

type Shown = z.input<typeof applicantContractView>

const shownStates: Record<ContractState, Shown['state']> = {
  drawn_up: 'preparing',
  out_for_signature: 'to_sign',
  signed: 'signed',
  sealed: 'signed',
  active: 'active',
  void: 'ended',
  closed: 'ended',
}

export async function toApplicantContract(
  store: Store,
  contract: ContractWithSchedule,
  signer: { profile: PartyProfile; locale: Locale },
): Promise<Shown> {
  const document = contract.documentId ? await findDocument(store.db, contract.documentId) : undefined
  const { reference, currency } = contract
  const { fullName: name, taxId } = signer.profile
  return {
    id: contract.id,
    reference,
    state: shownStates[contract.state],
    documentId: contract.documentId,
    documentSha256: document?.sha256 ?? null,
    signedDocumentId: contract.signedDocumentId,
    signingService: signingServiceName(contract.esignProvider) ?? null,
    statement: name && taxId ? signingStatement(signer.locale, { name, taxId: formatCpf(taxId as Cpf), reference }) : null,
    disbursedOn: contract.disbursedOn,
    balance: contract.state === 'active' ? toMoney(contract.instalments[0]?.openingMinor ?? 0, currency) : null,
    schedule: contract.instalments.map((row) => toScheduleRowView(row, currency)),
  }
}
