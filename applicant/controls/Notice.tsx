import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Kind = 'info' | 'good' | 'warning' | 'danger'

const icons: Record<Kind, IconName> = { info: 'info', good: 'check', warning: 'warning', danger: 'warning' }

export function Notice({ kind = 'info', title, icon, children }: { kind?: Kind; title?: string; icon?: IconName; children?: ReactNode }) {
  return (
    <div className={`notice ${kind}`}>
      <Icon name={icon ?? icons[kind]} />
      <div>
        {title && <h2>{title}</h2>}
        {children}
      </div>
    </div>
  )
}
