import { useEffect, useRef, useState, type RefObject } from 'react'

/** Whether something is wider or taller than its place: only then must the keyboard be able to come to it and scroll. */
export function useOverflows<Element extends HTMLElement>(): { ref: RefObject<Element | null>; overflows: boolean } {
  const ref = useRef<Element>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const { current } = ref
    if (!current) return
    const observer = new ResizeObserver(() =>
      setOverflows(current.scrollWidth > current.clientWidth + 1 || current.scrollHeight > current.clientHeight + 1),
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return { ref, overflows }
}
