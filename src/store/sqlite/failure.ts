import { ResearchError } from '../../errors.ts'

const elsewhere = 'set DEEPRESEARCH_HOME to another folder'

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const codes = {
  permission: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
}
/** SQLITE_IOERR_SHMSIZE: the shared-memory file could not grow. */
const sharedMemorySize = 4874

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode
}

export function isBusy(error: unknown): boolean {
  const code = (resultCode(error) ?? 0) & 0xff
  return code === codes.busy || code === codes.locked
}

/** The file holds something that SQLite cannot read. */
export function isDamaged(error: unknown): boolean {
  const code = (resultCode(error) ?? 0) & 0xff
  return code === codes.corrupt || code === codes.notADatabase
}

export function busy(path: string, cause?: unknown): ResearchError {
  return new ResearchError(`Another process has kept ${path} locked.`, {
    kind: 'store_busy',
    fix: 'Try again in a few seconds; if it stays locked, end the other process that uses this data folder.',
    cause,
  })
}

/** What SQLite threw as an answer that can be acted on; anything else comes back as it was. */
export function asStoreError(error: unknown, path: string): unknown {
  const code = resultCode(error)
  if (code === undefined) return error
  if (isBusy(error)) return busy(path, error)
  const primary = code & 0xff
  if (primary === codes.full || code === sharedMemorySize) {
    return new ResearchError(`No space is left to write ${path}; nothing of this step was kept.`, {
      kind: 'store_full',
      fix: `Free some disk space and repeat the call, or ${elsewhere}.`,
      cause: error,
    })
  }
  if (primary === codes.readOnly || primary === codes.permission || primary === codes.cannotOpen) {
    return cannotWrite(path, error)
  }
  if (isDamaged(error) || primary === codes.io) return unreadable(path, error)
  return error
}

export function cannotWrite(path: string, cause: unknown): ResearchError {
  return new ResearchError(`The data file ${path} cannot be opened for writing.`, {
    kind: 'forbidden',
    fix: `Give this user write access to its folder, or ${elsewhere}.`,
    cause,
  })
}

function unreadable(path: string, cause: unknown): ResearchError {
  return new ResearchError(`The data file ${path} cannot be read: it is damaged, or the disk fails.`, {
    kind: 'invalid',
    fix: `Restore the file from a backup or move it away, or ${elsewhere}.`,
    cause,
  })
}
