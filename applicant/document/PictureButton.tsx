import { useId } from 'react'
import { Icon, type IconName } from '../controls/Icon.tsx'

type PictureButtonProps = {
  label: string
  icon: IconName
  look: 'main' | 'second'
  isCamera?: boolean
  /** Several files may be chosen at once, PDFs among them; `onPicture` is told of each. */
  takesPapers?: boolean
  onPicture: (file: File) => void
}

/**
 * Opens the camera of the phone, or the files. The plain file input is what works on every phone, in every browser and inside other apps;
 * it asks for no permission of ours and never shows a black picture.
 */
export function PictureButton({ label, icon, look, isCamera, takesPapers = false, onPicture }: PictureButtonProps) {
  const id = useId()
  return (
    <label className={`button ${look}`} htmlFor={id}>
      <Icon name={icon} />
      <span>{label}</span>
      <input
        id={id}
        type="file"
        className="unseen"
        multiple={takesPapers}
        accept={
          isCamera ? 'image/*' : `image/jpeg,image/png,image/webp,image/heic,image/heif,.heic${takesPapers ? ',application/pdf' : ''}`
        }
        {...(isCamera && { capture: 'environment' as const })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again.
          event.target.value = ''
          for (const file of files) onPicture(file)
        }}
      />
    </label>
  )
}
