import { describe, expect, it } from 'vitest'
import { html } from './html.ts'

describe('a page from templates', () => {
  it('shows what people wrote, and never runs it', () => {
    const name = `<img src=x onerror="alert('x')"> & sons`
    expect(html`<p>${name}</p>`.markup).toBe('<p>&lt;img src=x onerror=&quot;alert(&#39;x&#39;)&quot;&gt; &amp; sons</p>')
  })

  it('takes what templates made as it is, one or many', () => {
    const cells = ['a', '<b>'].map((text) => html`<td>${text}</td>`)
    const row = html`<tr>
      ${cells}
    </tr>`
    expect(row.markup.replaceAll(/\s+/g, '')).toBe('<tr><td>a</td><td>&lt;b&gt;</td></tr>')
  })
})
