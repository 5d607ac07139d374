import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon, type IconName } from './Icon.tsx'

type Look = 'main' | 'second' | 'quiet' | 'danger'

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  look?: Look
  icon?: IconName
  /** Says what it is doing instead of what it does; pressing it again does nothing. */
  busy?: string | false
  children: ReactNode
}

export function Button({ look = 'main', icon, busy = false, children, onClick, type = 'button', ...rest }: ButtonProps) {
  const isBusy = busy !== false
  return (
    // Not `disabled` while busy: the focus must stay where it is.
    <button
      {...rest}
      type={isBusy ? 'button' : type}
      className={`button ${look}`}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : onClick}
    >
      {isBusy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{isBusy ? busy : children}</span>
    </button>
  )
}

/** Looks like a button, goes to another screen. */
export function ButtonLink({ to, look = 'main', icon, children }: { to: string; look?: Look; icon?: IconName; children: ReactNode }) {
  return (
    <Link href={to} className={`button ${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  )
}
