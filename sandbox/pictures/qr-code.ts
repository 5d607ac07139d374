import type { SKRSContext2D } from '@napi-rs/canvas'
import bwip from 'bwip-js'

/** Paints a QR code. The code's own drawing gives a bit map, one value a module. */
export function paintQrCode(paint: SKRSContext2D, text: string, at: { left: number; top: number; sizeMm: number }): void {
  const [symbol] = bwip.raw({ bcid: 'qrcode', text })
  if (symbol === undefined || !('pixs' in symbol)) throw new TypeError('the QR code has no modules')
  const module = at.sizeMm / symbol.pixx
  paint.fillStyle = '#fff'
  paint.fillRect(at.left - module * 2, at.top - module * 2, at.sizeMm + module * 4, at.sizeMm + module * 4)
  paint.fillStyle = '#16181c'
  symbol.pixs.forEach((isDark: number, index: number) => {
    if (isDark !== 1) return
    const column = index % symbol.pixx
    const row = Math.floor(index / symbol.pixx)
    paint.fillRect(at.left + column * module, at.top + row * module, module * 1.02, module * 1.02)
  })
}
