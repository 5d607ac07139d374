import type { Block, DocumentLocale, Letterhead } from '#integrations/pdf/blocks.ts'
import { composeDocument } from '#integrations/pdf/compose-document.ts'
import { declineWords } from './decline-words.ts'
import { bindReferences, longDate } from './locale-text.ts'

/** All that the letter to a declined applicant prints. Texts are in the language of the document. */
export type DeclineNotice = {
  readonly locale: DocumentLocale
  readonly lender: Letterhead
  readonly reference: string
  /** ISO date. */
  readonly issuedOn: string
  readonly applicant: { readonly name: string; readonly address: readonly string[] }
  readonly productName: string
  /** In order of precedence, each a sentence that the applicant understands; never a score or the name of a rule. */
  readonly reasons: readonly string[]
  readonly decidedBy: 'automatic' | 'person'
  /** Whose information or score was used, if any. */
  readonly bureau?: { readonly name: string; readonly address: readonly string[]; readonly contact: readonly string[] }
}

/** The notice of a declined application: what was decided, why, on whose information, and what the applicant may do. */
export async function renderDeclineNotice(notice: DeclineNotice): Promise<Uint8Array> {
  const words = declineWords[notice.locale]
  return composeDocument({
    locale: notice.locale,
    title: words.title,
    reference: notice.reference,
    issuedOn: notice.issuedOn,
    letterhead: notice.lender,
    blocks: [
      {
        kind: 'title',
        text: words.title,
        subtitle: `${words.reference} ${notice.reference} · ${longDate(notice.issuedOn, notice.locale)}`,
      },
      {
        kind: 'columns',
        columns: [{ heading: words.to, lines: [[{ strong: notice.applicant.name }], ...notice.applicant.address.map((line) => [line])] }],
      },
      { kind: 'paragraph', text: [words.greeting(notice.applicant.name)] },
      { kind: 'paragraph', text: [words.outcome(notice.productName)] },
      { kind: 'heading', level: 2, text: words.reasons },
      { kind: 'bullets', items: notice.reasons },
      { kind: 'paragraph', text: [words.decidedBy[notice.decidedBy]] },
      ...bureau(notice),
      { kind: 'heading', level: 2, text: words.rights },
      { kind: 'bullets', items: rights(notice).map(bindReferences) },
      { kind: 'paragraph', text: [words.complaint] },
      { kind: 'paragraph', text: [words.closing], keepWithNext: true },
      { kind: 'paragraph', text: [{ strong: notice.lender.name }] },
    ],
  })
}

function bureau({ locale, bureau }: DeclineNotice): Block[] {
  if (bureau === undefined) return []
  const words = declineWords[locale]
  return [
    { kind: 'heading', level: 2, text: words.information },
    { kind: 'paragraph', text: [words.bureauUsed], keepWithNext: true },
    {
      kind: 'columns',
      columns: [
        { heading: words.bureau, lines: [[{ strong: bureau.name }], ...[...bureau.address, ...bureau.contact].map((line) => [line])] },
      ],
    },
    { kind: 'paragraph', text: [words.bureauDidNotDecide] },
  ]
}

function rights({ locale, decidedBy, bureau }: DeclineNotice): readonly string[] {
  const { review, bureauData, ownData, again } = declineWords[locale].right
  return [...(decidedBy === 'automatic' ? [review] : []), ...(bureau === undefined ? [] : bureauData), ownData, again]
}
