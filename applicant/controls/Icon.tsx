const shapes = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  back: 'M14.5 5.500L8 12l6.500 6.500',
  forward: 'M9.500 5.500L16 12l-6.500 6.500',
  down: 'M5.500 9.500L12 16l6.500-6.500',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 8h16M4 16h16',
  camera: 'M4 8.500h3.200L9 6h6l1.800 2.500H20v10H4zM12 16.200a3.100 3.100 0 1 0 0-6.200 3.100 3.100 0 0 0 0 6.200z',
  file: 'M7 3.500h7l4 4v13H7zM14 3.500v4h4',
  phone: 'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
  mail: 'M4 6.500h16v11H4zM4 7l8 6 8-6',
  warning: 'M12 4l9 16H3zM12 10v4.500M12 17.200v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.700v.1',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.200l3.300 2',
  lock: 'M6.500 11h11v9h-11zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  document: 'M4 5.500h16v13H4zM7.500 9.500h4v5h-4zM14.500 10h3M14.500 13.500h3',
  pen: 'M5 19l1-4L15.500 5.500l3 3L9 18zM13.500 7.500l3 3',
  devices: 'M3.500 5.500h13v9h-13zM2.500 17.500h9M15.500 9.500h5.500v9.500h-5.500z',
  leave: 'M14 4.500H6v15h8M11 12h9.500M17 8.500l3.500 3.500-3.500 3.500',
  offline: 'M4 4l16 16M8.500 15.500a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4.500-2.600M14 9.300A10 10 0 0 1 19 12M12 19v.1',
} as const

export type IconName = keyof typeof shapes

/** Decoration: what it says is always beside it in words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  )
}
