import type { Net } from './net.ts'
import type { NetOptions } from './options.ts'

/** Opens the doors to the network at their first use, so that a start does not pay for them. */
export function createNet(options: NetOptions): Net {
  let opened: Promise<Net> | undefined
  const doors = () => {
    opened ??= import('./doors.ts').then(({ openDoors }) => openDoors(options))
    return opened
  }
  return {
    foreign: async (url, request) => (await doors()).foreign(url, request),
    configured: async (url, request) => (await doors()).configured(url, request),
    // Doors that could not be opened have told those who asked.
    close: async () => (await opened?.catch(() => undefined))?.close(),
  }
}
