import type { DocumentLocale } from '#integrations/pdf/blocks.ts'

const english = {
  title: 'Evidence of the signature',
  subtitle: (reference: string) => `Added after signature to: ${reference}`,
  introduction: (bytes: string) =>
    `This page records how the document was signed. It was added after the signature without touching the document: the first ${bytes} bytes of this file are exactly the document that the signer was shown, and their SHA-256 is the one below.`,
  document: 'Document',
  name: 'Title',
  pages: 'Pages',
  size: 'Size',
  bytes: (count: string) => `${count} bytes`,
  hash: 'SHA-256 of the document shown',
  signer: 'Signer',
  signerName: 'Name',
  taxId: 'CPF',
  authentication: 'Authenticated by',
  codeBySms: (recipient: string) => `One-time code sent by text message to ${recipient}`,
  codeByMail: (recipient: string) => `One-time code sent by e-mail to ${recipient}`,
  act: 'Act of signing',
  opened: 'Document opened',
  signed: 'Document signed',
  ipAddress: 'IP address',
  userAgent: 'Browser',
  statement: 'Statement accepted',
  envelope: 'Envelope',
  seal: 'Digital seal',
  sealedBy: 'Sealed by',
  issuedBy: 'Certificate issued by',
  serial: 'Serial number',
  fingerprint: 'SHA-256 of the certificate',
  explanation:
    'The seal covers the whole file, this page included, so that any later change shows. It is a digital seal of the lender, not a qualified signature of the signer, and bears no time stamp of a third party. The parties accepted electronic signature as valid (Provisional Measure 2.200-2/2001, art.\u00A010, §\u00A02º).',
  running: 'Evidence of the signature',
  numberPrefix: 'Evidence',
  reason: 'Document signed electronically',
  fieldDescription: 'Digital seal over the whole document',
}

type EvidenceWords = typeof english

const portuguese: EvidenceWords = {
  title: 'Evidências da assinatura',
  subtitle: (reference) => `Página acrescentada depois da assinatura a: ${reference}`,
  introduction: (bytes) =>
    `Esta página registra como o documento foi assinado. Ela foi acrescentada depois da assinatura sem alterar o documento: os primeiros ${bytes} bytes deste arquivo são exatamente o documento mostrado ao signatário, e o seu SHA-256 é o indicado abaixo.`,
  document: 'Documento',
  name: 'Título',
  pages: 'Páginas',
  size: 'Tamanho',
  bytes: (count) => `${count} bytes`,
  hash: 'SHA-256 do documento mostrado',
  signer: 'Signatário',
  signerName: 'Nome',
  taxId: 'CPF',
  authentication: 'Autenticação',
  codeBySms: (recipient) => `Código de uso único enviado por SMS para ${recipient}`,
  codeByMail: (recipient) => `Código de uso único enviado por e-mail para ${recipient}`,
  act: 'Ato de assinatura',
  opened: 'Documento aberto',
  signed: 'Documento assinado',
  ipAddress: 'Endereço IP',
  userAgent: 'Navegador',
  statement: 'Declaração aceita',
  envelope: 'Envelope',
  seal: 'Selo digital',
  sealedBy: 'Selado por',
  issuedBy: 'Certificado emitido por',
  serial: 'Número de série',
  fingerprint: 'SHA-256 do certificado',
  explanation:
    'O selo cobre o arquivo inteiro, inclusive esta página, e revela qualquer alteração posterior. É um selo digital do credor, não uma assinatura qualificada do signatário, e não contém carimbo do tempo de terceiro. As partes aceitaram a assinatura eletrônica como válida (Medida Provisória 2.200-2/2001, art.\u00A010, §\u00A02º).',
  running: 'Evidências da assinatura',
  numberPrefix: 'Evidências',
  reason: 'Documento assinado eletronicamente',
  fieldDescription: 'Selo digital sobre o documento inteiro',
}

export const evidenceWords = { en: english, 'pt-BR': portuguese } satisfies Record<DocumentLocale, EvidenceWords>
