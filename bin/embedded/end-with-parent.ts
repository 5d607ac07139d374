// Loaded before the script of a part: one that is still starting, and has not said yet how it wants to stop, ends with its parent as well.
process.on('disconnect', () => {
  if (process.listenerCount('disconnect') === 1) process.exit(1)
})
