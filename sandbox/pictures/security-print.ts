import type { SKRSContext2D } from '@napi-rs/canvas'
import { fonts } from './fonts.ts'
import type { DocumentHolder } from './holder.ts'
import type { Press } from './printed-page.ts'
import { createRandom, type Random } from './random.ts'

type Area = { left: number; top: number; width: number; height: number }

/** The pale wavy lines that security printers lay under the text. */
export function paintGuilloche(paint: SKRSContext2D, area: Area, colors: { from: string; to: string; line: string }): void {
  const wash = paint.createLinearGradient(area.left, area.top, area.left + area.width, area.top + area.height)
  wash.addColorStop(0, colors.from)
  wash.addColorStop(1, colors.to)
  paint.fillStyle = wash
  paint.fillRect(area.left, area.top, area.width, area.height)
  paint.strokeStyle = colors.line
  paint.lineWidth = 0.09
  for (let row = -4; row < area.height / 1.3 + 4; row += 1) {
    paint.beginPath()
    for (let x = 0; x <= area.width; x += 0.6) {
      const y = area.top + row * 1.3 + 1.7 * Math.sin(x / 5 + row / 3) + 0.8 * Math.sin(x / 2.1 - row / 2)
      paint.lineTo(area.left + x, y)
    }
    paint.stroke()
  }
}

/** A head and shoulders, the same for the same person. */
export function paintPortrait(paint: SKRSContext2D, area: Area, holder: DocumentHolder): void {
  const random = createRandom(
    Array.from(`${holder.personalNumber}${holder.surname}`).reduce((seed, letter) => seed * 31 + letter.charCodeAt(0), 7),
  )
  const skin = random.pick(['#f0cdb0', '#d9a67f', '#b98058', '#8d5a3b', '#63402b'])
  const hair = random.pick(['#1c1613', '#3a2618', '#5d4127', '#8a8682'])
  const { left, top, width, height } = area
  paint.save()
  paint.beginPath()
  paint.rect(left, top, width, height)
  paint.clip()
  const wall = paint.createLinearGradient(left, top, left, top + height)
  wall.addColorStop(0, '#e9edf0')
  wall.addColorStop(1, '#c4ccd3')
  paint.fillStyle = wall
  paint.fillRect(left, top, width, height)
  paint.translate(left + width / 2, top)
  const isLongHaired = holder.sex === 'F'
  paintHair(paint, hair, { width, height, isLongHaired })
  paintShoulders(paint, random, { width, height })
  paintFace(paint, skin, hair, { width, height })
  paint.restore()
}

/** States that the document is none, as every drawn one must. */
export function printSpecimenNotice(press: Press, left: number, baseline: number): void {
  press.print('AMOSTRA · SEM VALOR LEGAL', left, baseline, { font: fonts.condensed, sizeMm: 1.5, color: '#9a6a6a' })
}

/** A signature in handwriting. */
export function printSignature(press: Press, holder: DocumentHolder, left: number, baseline: number): void {
  const { paint } = press
  paint.save()
  paint.translate(left, baseline)
  paint.rotate(-0.05)
  press.print(`${holder.givenNames.split(' ')[0]!} ${holder.surname}`, 0, 0, {
    font: fonts.hand,
    sizeMm: 4.6,
    color: '#2a3c7a',
    maxWidthMm: 30,
  })
  paint.restore()
}

type Figure = { width: number; height: number }

function paintHair(paint: SKRSContext2D, hair: string, figure: Figure & { isLongHaired: boolean }): void {
  const { width, height, isLongHaired } = figure
  paint.fillStyle = hair
  paint.beginPath()
  paint.ellipse(0, height * 0.36, width * 0.27, height * 0.25, 0, 0, Math.PI * 2)
  paint.fill()
  if (isLongHaired) paint.fillRect(-width * 0.27, height * 0.36, width * 0.54, height * 0.36)
}

function paintShoulders(paint: SKRSContext2D, random: Random, { width, height }: Figure): void {
  paint.fillStyle = random.pick(['#2d3b55', '#5b2f36', '#34503f', '#44444a', '#7d6a4c'])
  paint.beginPath()
  paint.ellipse(0, height * 1.04, width * 0.47, height * 0.31, 0, Math.PI, 0)
  paint.fill()
}

function paintFace(paint: SKRSContext2D, skin: string, hair: string, { width, height }: Figure): void {
  paint.fillStyle = skin
  paint.fillRect(-width * 0.09, height * 0.56, width * 0.18, height * 0.22)
  paint.beginPath()
  paint.ellipse(0, height * 0.41, width * 0.205, height * 0.215, 0, 0, Math.PI * 2)
  paint.fill()
  paint.fillStyle = hair
  for (const side of [-1, 1]) {
    paint.beginPath()
    paint.ellipse(side * width * 0.085, height * 0.4, width * 0.026, height * 0.014, 0, 0, Math.PI * 2)
    paint.fill()
    paint.fillRect(side * width * 0.085 - width * 0.045, height * 0.36, width * 0.09, height * 0.011)
  }
  paint.strokeStyle = 'rgba(80,40,30,.55)'
  paint.lineWidth = width * 0.014
  paint.beginPath()
  paint.moveTo(0, height * 0.41)
  paint.lineTo(width * 0.02, height * 0.475)
  paint.lineTo(-width * 0.015, height * 0.48)
  paint.stroke()
  paint.beginPath()
  paint.arc(0, height * 0.5, width * 0.075, 0.35, Math.PI - 0.35)
  paint.stroke()
}
