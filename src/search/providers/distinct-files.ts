import { byCleanness, twinKey } from '../../domain/file-twin.ts'

/** A passage that an index found. */
export interface FileMatch {
  readonly path: string
  readonly score: number
  /** The same for files with the same bytes. */
  readonly contentHash: string
}

/**
 * Best first; at most so many passages of one page. Of files with the same bytes only the best counts, or the one with the shortest path;
 * of one page in several formats only the cleanest, which stands where the best of them stood.
 */
export function distinctFiles<T extends FileMatch>(matches: readonly T[], perFile: number): T[] {
  const ranked = withoutCopies(matches.toSorted((a, b) => b.score - a.score || a.path.length - b.path.length))
  const owners = new Map<string, { path: string; readonly best: number; passages: number }>()
  for (const { path, score } of ranked) {
    const owner = owners.get(twinKey(path))
    if (owner === undefined) owners.set(twinKey(path), { path, best: score, passages: 0 })
    else if (byCleanness(path, owner.path) < 0) owner.path = path
  }
  const kept = ranked.flatMap(match => {
    const owner = owners.get(twinKey(match.path))
    if (owner === undefined || owner.path !== match.path || ++owner.passages > perFile) return []
    return [owner.passages === 1 ? { ...match, score: owner.best } : match]
  })
  return kept.sort((a, b) => b.score - a.score)
}

function withoutCopies<T extends FileMatch>(ranked: readonly T[]): T[] {
  const owners = new Map<string, string>()
  return ranked.filter(({ path, contentHash }) => {
    const owner = owners.get(contentHash) ?? path
    owners.set(contentHash, owner)
    return owner === path
  })
}
