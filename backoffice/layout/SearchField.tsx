import Clear from '@mui/icons-material/CloseOutlined'
import SearchIcon from '@mui/icons-material/SearchOutlined'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import InputAdornment from '@mui/material/InputAdornment'
import TextField from '@mui/material/TextField'
import { useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { useDesk } from '../desk-context.ts'
import { paths } from '../paths.ts'
import { useSearch } from './SearchProvider.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** One box for a name, a CPF or a reference, on every page. */
export function SearchField() {
  const { search, searchFor } = useSearch()
  const [text, setText] = useState(search)
  const [known, setKnown] = useState(search)
  // Cleared elsewhere, it is cleared here.
  if (known !== search) {
    setKnown(search)
    setText(search)
  }
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const findReferred = useFindReferred()
  useShortcuts({ '/': () => input.current?.select() })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted.length === 1) return
    // What was found is gone through by the keys of the list; on a phone the keyboard gives way to it.
    input.current?.blur()
    const found = await findReferred(wanted)
    searchFor(found === undefined ? wanted : '')
    if (found !== undefined) setText('')
    void navigate(found === undefined ? paths.cases('all') : paths.case(found))
  }
  return (
    <Box component="search" sx={{ flex: '1 1 240px', minWidth: 0, maxWidth: 420 }}>
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Name, CPF or reference"
          inputRef={input}
          autoComplete="off"
          slotProps={{
            htmlInput: { 'aria-label': 'Search cases by name, CPF or reference', maxLength: 120, spellCheck: false },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <SearchIcon aria-hidden />
                </InputAdornment>
              ),
              endAdornment: text !== '' && (
                <InputAdornment position="end">
                  <IconButton aria-label="Clear the search" edge="end" onClick={() => (setText(''), searchFor(''), input.current?.focus())}>
                    <Clear fontSize="small" />
                  </IconButton>
                </InputAdornment>
              ),
              sx: { height: 36 },
            },
          }}
        />
      </form>
    </Box>
  )
}

/** L-100042, or one of the cases that belong to it, L-100042-ON. */
const reference = /^L-\d+(-[A-Z]{2})?$/i

/** The one application that a whole reference means, which is opened without a list of one; undefined where there is something to choose. */
function useFindReferred(): (text: string) => Promise<string | undefined> {
  const { api } = useDesk()
  return async (text) => {
    if (!reference.test(text)) return undefined
    try {
      const { items } = (await api.searchCases({ search: text, limit: 2 })).data
      return items.length === 1 ? items[0]?.id : undefined
    } catch {
      // The list says what is wrong, and is where it is tried again.
      return undefined
    }
  }
}
