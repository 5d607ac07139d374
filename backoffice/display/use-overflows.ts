import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/**
 * Whether something is wider or taller than its place: only then must the keyboard be able to come to it and scroll. Known before it is
 * first drawn, and asked again whenever the place or what stands in it changes its size.
 */
export function useOverflows<Element extends HTMLElement>(): { ref: RefObject<Element | null>; overflows: boolean } {
  const ref = useRef<Element>(null)
  const [overflows, setOverflows] = useState(false)
  useLayoutEffect(() => {
    const { current } = ref
    if (!current) return
    const measure = () => setOverflows(current.scrollWidth > current.clientWidth + 1 || current.scrollHeight > current.clientHeight + 1)
    measure()
    const observer = new ResizeObserver(measure)
    for (const one of [current, ...current.children]) observer.observe(one)
    return () => observer.disconnect()
  }, [])
  return { ref, overflows }
}
