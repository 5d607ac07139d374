import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Quad } from './homography.ts'
import type { Random } from './random.ts'

type Frame = { width: number; height: number }

/** Paints what a document lies on, with the soft shadow of its edge. */
export function paintTable(paint: SKRSContext2D, frame: Frame, quad: Quad, random: Random): void {
  const surface = random.pick([paintWood, paintCloth, paintDesk] as const)
  surface(paint, frame, random)
  paint.save()
  paint.shadowColor = 'rgba(0,0,0,.55)'
  paint.shadowBlur = 26
  paint.shadowOffsetX = random.between(-10, 10)
  paint.shadowOffsetY = random.between(4, 14)
  paint.fillStyle = '#777'
  paint.beginPath()
  // Stays under the page's rounded corners.
  const inset = 0.05
  const centre = { x: (quad[0].x + quad[2].x) / 2, y: (quad[0].y + quad[2].y) / 2 }
  for (const corner of quad) paint.lineTo(corner.x + (centre.x - corner.x) * inset, corner.y + (centre.y - corner.y) * inset)
  paint.closePath()
  paint.fill()
  paint.restore()
}

function paintWood(paint: SKRSContext2D, frame: Frame, random: Random): void {
  const [hue, light] = [random.between(20, 32), random.between(26, 40)]
  paint.fillStyle = `hsl(${hue} 36% ${light}%)`
  paint.fillRect(0, 0, frame.width, frame.height)
  for (let plank = 0; plank * 330 < frame.height; plank += 1) {
    const top = plank * 330
    paint.fillStyle = `hsla(${hue} 40% ${light + random.between(-5, 5)}% / .7)`
    paint.fillRect(0, top, frame.width, 326)
    for (let grain = 0; grain < 70; grain += 1) {
      const y = top + random.between(0, 326)
      paint.strokeStyle = `hsla(${hue} 45% ${light + random.between(-14, 8)}% / ${random.between(0.1, 0.4)})`
      paint.lineWidth = random.between(0.6, 3.4)
      paint.beginPath()
      const [wave, phase] = [random.between(2, 9), random.between(0, 6)]
      for (let x = 0; x <= frame.width; x += 40) paint.lineTo(x, y + wave * Math.sin(x / 260 + phase))
      paint.stroke()
    }
  }
}

function paintCloth(paint: SKRSContext2D, frame: Frame, random: Random): void {
  const [hue, light] = [random.between(190, 240), random.between(22, 34)]
  paint.fillStyle = `hsl(${hue} 18% ${light}%)`
  paint.fillRect(0, 0, frame.width, frame.height)
  paint.lineWidth = 1.2
  for (let thread = 0; thread < frame.width; thread += 4) {
    paint.strokeStyle = `hsla(${hue} 16% ${light + random.between(-5, 6)}% / .6)`
    paint.beginPath()
    paint.moveTo(thread, 0)
    paint.lineTo(thread, frame.height)
    paint.moveTo(0, thread)
    paint.lineTo(frame.width, thread)
    paint.stroke()
  }
}

function paintDesk(paint: SKRSContext2D, frame: Frame, random: Random): void {
  const light = random.between(52, 66)
  const sheen = paint.createLinearGradient(0, 0, frame.width, frame.height)
  sheen.addColorStop(0, `hsl(36 8% ${light + 6}%)`)
  sheen.addColorStop(1, `hsl(30 9% ${light - 8}%)`)
  paint.fillStyle = sheen
  paint.fillRect(0, 0, frame.width, frame.height)
  for (let speck = 0; speck < 900; speck += 1) {
    paint.fillStyle = `hsla(30 10% ${random.between(35, 80)}% / .25)`
    paint.fillRect(random.between(0, frame.width), random.between(0, frame.height), random.between(1, 3), random.between(1, 3))
  }
}
