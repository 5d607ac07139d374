/** The nearest value that can be had: within the limits, and a whole number of steps above the least. */
export function clampToStep(value: number, { min, max, step }: { min: number; max: number; step: number }): number {
  const steps = Math.round((Math.min(max, Math.max(min, value)) - min) / step)
  return Math.min(min + steps * step, min + Math.floor((max - min) / step) * step)
}
