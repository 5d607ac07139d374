export type Point = { x: number; y: number }

/** Four corners in the order top left, top right, bottom right, bottom left. */
export type Quad = [Point, Point, Point, Point]

/** The plane-to-plane map that takes a flat page to where the camera sees it; nine numbers, row by row. */
export type Homography = readonly number[]

/** Maps the rectangle of a flat page onto four corners (Heckbert 1989, square to quadrilateral). */
export function rectangleToQuad(width: number, height: number, quad: Quad): Homography {
  const [a, b, c, d] = quad
  const sumX = a.x - b.x + c.x - d.x
  const sumY = a.y - b.y + c.y - d.y
  const [dx1, dx2, dy1, dy2] = [b.x - c.x, d.x - c.x, b.y - c.y, d.y - c.y]
  const scale = dx1 * dy2 - dx2 * dy1
  const g = (sumX * dy2 - dx2 * sumY) / scale
  const h = (dx1 * sumY - sumX * dy1) / scale
  const unit = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1]
  return unit.map((value, index) => (index % 3 === 0 ? value / width : index % 3 === 1 ? value / height : value))
}

/** The way back, up to a factor, which a projective map does not mind. */
export function invert(m: Homography): Homography {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

export function project(m: Homography, { x, y }: Point): Point {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m
  const depth = g * x + h * y + i
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth }
}
