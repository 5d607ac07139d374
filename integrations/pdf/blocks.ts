/** The language of a document: its words, its dates and amounts, and what a screen reader speaks. */
export type DocumentLocale = 'en' | 'pt-BR'

/** Running text, some of it strong. */
export type Inline = string | { readonly strong: string }

export type Fact = { readonly label: string; readonly value: string }

export type TableColumn = {
  readonly header: string
  readonly align: 'left' | 'right'
  /** Share of the width, relative to the other columns. */
  readonly share: number
}

/** What a document is made of, in reading order. The engine decides where each part stands and where pages break. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly subtitle: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly text: readonly Inline[]
      readonly tone?: 'normal' | 'small'
      /** The next block starts on the same page. */
      readonly keepWithNext?: boolean
    }
  | { readonly kind: 'numbered'; readonly number: string; readonly text: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  /** Short lines side by side, such as the parties or an address. */
  | { readonly kind: 'columns'; readonly columns: readonly { readonly heading: string; readonly lines: readonly (readonly Inline[])[] }[] }
  /** The few numbers that matter most, large. */
  | { readonly kind: 'figures'; readonly figures: readonly { readonly label: string; readonly value: string; readonly note: string }[] }
  /** Labels and values: two facts a row with the values at the right, or one a row with long values. */
  | { readonly kind: 'facts'; readonly perRow: 1 | 2; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table'
      /** Stands above the repeated header on the next pages. */
      readonly continuedCaption: string
      readonly columns: readonly TableColumn[]
      readonly rows: readonly (readonly string[])[]
      readonly totals?: readonly string[]
    }
  | {
      readonly kind: 'signatures'
      readonly signers: readonly { readonly role: string; readonly name: string; readonly detail: string }[]
    }

/** Who sends the document. Stands at the head of the first page. */
export type Letterhead = {
  readonly name: string
  readonly taxId: string
  readonly address: readonly string[]
  readonly contact: readonly string[]
}
