import { stat } from 'node:fs/promises'
import { ResearchError } from '../errors.ts'

/** The folders of `--corpus`. Rejects where one of them is none. */
export async function foldersOf(corpus: readonly string[] = []): Promise<readonly string[]> {
  for (const one of corpus) {
    if (!(await isFolder(one))) throw new ResearchError(`There is no folder ${one}.`, { fix: 'Check --corpus.' })
  }
  return corpus
}

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    info => info.isDirectory(),
    () => false,
  )
