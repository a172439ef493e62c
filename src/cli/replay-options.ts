/** Flags that every command takes: keep what the network answered, or answer from what was kept. */
export const replayOptions = { record: { type: 'string' }, replay: { type: 'string' } } as const

export const replayFlags = {
  '--record DIR': 'keeps what the network answers in this folder',
  '--replay DIR': 'answers from such a folder, without the network',
} as const
