import type { Slot } from './create-captures.ts'

/** How the document should lie in the picture: on a table, whole, with its corners free. */
export function Drawing({ slot }: { slot: Slot }) {
  return (
    <svg className="drawing" viewBox="0 0 320 200" aria-hidden="true">
      <rect className="drawing-table" width="320" height="200" rx="18" />
      <g className="drawing-corner">
        <path d="M24 52V24h28M268 24h28v28M296 148v28h-28M52 176H24v-28" />
      </g>
      <rect className="drawing-page" x="54" y="38" width="212" height="124" rx="10" />
      {slot === 'front' && (
        <>
          <rect className="drawing-ink" x="70" y="62" width="52" height="68" rx="5" />
          <path className="drawing-line" d="M140 70h108M140 90h84M140 110h96M140 130h60" />
        </>
      )}
      {slot === 'back' && (
        <>
          <rect className="drawing-ink" x="206" y="52" width="44" height="44" rx="4" />
          <path className="drawing-line" d="M70 60h96M70 80h70" />
          <path className="drawing-zone" d="M70 116h180M70 130h180M70 144h180" />
        </>
      )}
      {slot === 'data_page' && (
        <>
          <rect className="drawing-ink" x="70" y="54" width="46" height="60" rx="5" />
          <path className="drawing-line" d="M132 62h112M132 80h86M132 98h100" />
          <path className="drawing-zone" d="M70 130h180M70 146h180" />
        </>
      )}
    </svg>
  )
}
