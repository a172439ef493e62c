import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ResearchError } from '../errors.ts'

/** Only one process works in a folder, since two would pay for the same answers. Resolves to what ends it; that of a killed process is taken over. */
export async function lockFolder(root: string): Promise<() => Promise<void>> {
  await mkdir(root, { recursive: true })
  const file = join(root, 'running')
  const take = () =>
    open(file, 'wx').then(
      async handle => {
        await handle.writeFile(`${process.pid}\n`)
        await handle.close()
        return true
      },
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
  const release = () => rm(file, { force: true })
  if (await take()) return release
  const owner = Number(await readFile(file, 'utf8').catch(() => ''))
  if (isAlive(owner)) throw taken(owner)
  await release()
  if (await take()) return release
  throw taken(owner)
}

/** A number without a process, or none yet, is nobody's. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const taken = (owner: number) =>
  new ResearchError(`Process ${owner} is at work in that folder.`, {
    kind: 'conflict',
    fix: 'Wait for it; or remove the file `running` there if that process is something else.',
  })
