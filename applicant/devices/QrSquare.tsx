import { useMemo } from 'react'
import { generate } from 'lean-qr'

const quietModules = 4

/** A square code (ISO/IEC 18004) as one path, dark on white in every colour scheme, as cameras want it. */
export function QrSquare({ text, alt }: { text: string; alt: string }) {
  const { size, path } = useMemo(() => draw(text), [text])
  return (
    <svg className="qr" role="img" aria-label={alt} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#101513" />
    </svg>
  )
}

function draw(text: string): { size: number; path: string } {
  const code = generate(text)
  const modules: string[] = []
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) modules.push(`M${x + quietModules} ${y + quietModules}h1v1h-1z`)
    }
  }
  return { size: code.size + 2 * quietModules, path: modules.join('') }
}
