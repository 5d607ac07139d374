import { useEffect } from 'react'

/** Names the page in the tab of the browser. References only: a tab's title is kept in the browser's history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tenor desk`
  }, [title])
}
