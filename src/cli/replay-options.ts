/** Flags that every command takes: keep what the network answered, or answer from what was kept. */
export const replayOptions = { record: { type: 'string' }, replay: { type: 'string' } } as const
