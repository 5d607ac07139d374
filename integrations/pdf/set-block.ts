import type { Block } from './blocks.ts'
import { setFacts } from './set-facts.ts'
import { setColumns, setFigures, setSignatures } from './set-panels.ts'
import { setTable } from './set-table.ts'
import { setLabelled, setText } from './set-text.ts'
import type { Galley, Slice } from './slice.ts'
import { styles } from './style.ts'
import { addElement } from './structure.ts'

type Setters = { [Kind in Block['kind']]: (galley: Galley, block: Extract<Block, { kind: Kind }>) => Slice[] }

const setters: Setters = {
  title: (galley, block) => [
    ...setText(galley, { text: [block.text], style: styles.title, tag: 'H1', spaceBeforePt: 0, keepWithNext: true }),
    ...setText(galley, { text: [block.subtitle], style: styles.subtitle, tag: 'P', spaceBeforePt: 3 }),
  ],
  heading: (galley, block) =>
    block.level === 2
      ? setText(galley, { text: [block.text], style: styles.heading2, tag: 'H2', spaceBeforePt: 20, keepWithNext: true })
      : setText(galley, { text: [block.text], style: styles.heading3, tag: 'H3', spaceBeforePt: 11, keepWithNext: true }),
  paragraph: (galley, block) =>
    setText(galley, {
      text: block.text,
      style: block.tone === 'small' ? styles.small : styles.normal,
      tag: 'P',
      spaceBeforePt: 6,
      keepWithNext: block.keepWithNext ?? false,
    }),
  numbered: (galley, block) => {
    const element = addElement(galley.parent, 'P')
    return setLabelled(galley, { text: block.number, element, indentPt: 24 }, element, block.text)
  },
  bullets: (galley, block) => {
    const list = addElement(galley.parent, 'L')
    return block.items.flatMap((item) => {
      const element = addElement(list, 'LI')
      const label = { text: '•', element: addElement(element, 'Lbl'), indentPt: 12 }
      return setLabelled(galley, label, addElement(element, 'LBody'), item)
    })
  },
  columns: setColumns,
  figures: setFigures,
  facts: setFacts,
  table: setTable,
  signatures: setSignatures,
}

/** Sets one block: its elements join the structure, its slices wait for a page. */
export function setBlock<Kind extends Block['kind']>(galley: Galley, block: Extract<Block, { kind: Kind }>): Slice[] {
  const setter = setters[block.kind]
  return setter(galley, block)
}
