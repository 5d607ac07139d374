import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'

type Searching = { search: string; searchFor: (text: string) => void }

const SearchContext = createContext<Searching>({ search: '', searchFor: () => undefined })

/** What is searched for lives here alone: a name or number is never put into an address, or kept by the browser. */
export function SearchProvider({ children }: { children: ReactNode }) {
  const [search, searchFor] = useState('')
  const searching = useMemo(() => ({ search, searchFor }), [search])
  return <SearchContext.Provider value={searching}>{children}</SearchContext.Provider>
}

export function useSearch(): Searching {
  return useContext(SearchContext)
}
