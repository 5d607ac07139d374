import type { Locale } from './locale.ts'

/** The sentence that a signer accepts; it goes onto the evidence page word for word. */
export function signingStatement(locale: Locale, signer: { name: string; taxId: string; reference: string }): string {
  const { name, taxId, reference } = signer
  const statements: Record<Locale, string> = {
    en: `I, ${name}, CPF ${taxId}, have read contract ${reference} and sign it electronically. I know that this binds me as a signature on paper would.`,
    'pt-BR': `Eu, ${name}, CPF ${taxId}, li o contrato ${reference} e o assino eletronicamente. Sei que isso me obriga como uma assinatura em papel.`,
  }
  return statements[locale]
}
