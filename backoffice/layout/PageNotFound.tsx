import { Link } from 'react-router'
import { EmptyState } from '../display/EmptyState.tsx'
import { paths } from '../paths.ts'
import { usePageTitle } from './use-page-title.ts'

export function PageNotFound() {
  usePageTitle('No such page')
  return (
    <EmptyState title="The desk has no such page" isPage>
      The address may be from an earlier version. <Link to={paths.cases()}>Go to the cases</Link>.
    </EmptyState>
  )
}
