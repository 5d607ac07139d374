/**
 * The rows of one of OFAC's delimited files: comma-separated, texts in quotation marks (doubled inside), no header line, `-0-` for nothing,
 * and perhaps the Ctrl-Z of an old system at the end. A field that says nothing is an empty text.
 */
export function readRows(content: string): string[][] {
  const rows: string[][] = []
  let [row, field, isQuoted]: [string[], string, boolean] = [[], '', false]
  const endField = () => {
    const text = field.trim()
    row.push(text === '-0-' ? '' : text)
    field = ''
  }
  const endRow = () => {
    endField()
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < content.length; at += 1) {
    const character = content[at]!
    if (isQuoted) {
      if (character !== '"') field += character
      else if (content[at + 1] === '"') {
        field += '"'
        at += 1
      } else isQuoted = false
    } else if (character === '"' && field.trim() === '') {
      isQuoted = true
      field = ''
    } else if (character === ',') endField()
    else if (character === '\n') endRow()
    else if (character !== '\r' && character !== '\u001A') field += character
  }
  endRow()
  return rows
}
