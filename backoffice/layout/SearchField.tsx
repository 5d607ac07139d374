import Clear from '@mui/icons-material/CloseOutlined'
import SearchIcon from '@mui/icons-material/SearchOutlined'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import InputAdornment from '@mui/material/InputAdornment'
import TextField from '@mui/material/TextField'
import { useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
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
  useShortcuts({ '/': () => input.current?.select() })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted.length === 1) return
    searchFor(wanted)
    // What was found is gone through by the keys of the list; on a phone the keyboard gives way to it.
    input.current?.blur()
    void navigate(paths.cases('all'))
  }
  return (
    <Box component="search" sx={{ flex: '1 1 240px', minWidth: 0, maxWidth: 420 }}>
      <form onSubmit={submit}>
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
