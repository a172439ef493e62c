import { readFile, rm, writeFile } from 'node:fs/promises'
import { posix, relative, resolve } from 'node:path'
import { build } from 'esbuild'

const { basename, dirname, join } = posix

/**
 * Puts the chunks that an entry point loads at its start into one, `start.js`, because each file costs a start half a
 * millisecond. A chunk that others load later passes the names on, so that there is one instance of everything; what
 * another entry point loads too stays apart. The entry point stays by itself: while it waits, nothing can import it.
 *
 * @param {import('esbuild').Metafile} metafile of a build with splitting
 * @param {string} main the output that starts
 * @param {readonly string[]} others outputs that start by themselves
 * @param {import('esbuild').BuildOptions} options of that build which hold for every file
 */
export async function joinStart({ outputs }, main, others, options) {
  const apart = new Set(others.flatMap(entry => [...loadedBy(outputs, entry, () => true)]))
  const isStatic = ({ kind }) => kind === 'import-statement'
  const chunks = [...loadedBy(outputs, main, isStatic)].filter(path => path !== main && !apart.has(path))
  const start = join(dirname(chunks[0]), 'start.js')
  const wanted = await namesWanted(Object.keys(outputs).filter(path => path.endsWith('.js') && !chunks.includes(path)))
  const names = path => [...(wanted.get(path) ?? [])].map(name => [name, `${name}_${chunks.indexOf(path)}`])
  const joined = chunks.map(
    path => `export { ${names(path).map(([name, unique]) => `${name} as ${unique}`)} } from './${basename(path)}'`,
  )
  await build({
    ...options,
    stdin: { contents: joined.join('\n'), resolveDir: dirname(start) },
    outfile: start,
    plugins: [apartFrom(chunks, dirname(start))],
  })
  for (const path of chunks) {
    await writeFile(path, `export{${names(path).map(([name, unique]) => `${unique} as ${name}`)}}from"./start.js";\n`)
    await rm(`${path}.map`, { force: true })
  }
  await build({
    ...options,
    entryPoints: [main],
    outfile: main,
    allowOverwrite: true,
    plugins: [apartFrom(chunks, dirname(main))],
  })
}

/** The outputs that load when `entry` does, those that others need first. */
function loadedBy(outputs, entry, isFollowed, loaded = new Set()) {
  for (const edge of outputs[entry]?.imports ?? []) {
    if (!edge.external && isFollowed(edge) && !loaded.has(edge.path)) loadedBy(outputs, edge.path, isFollowed, loaded)
  }
  return loaded.add(entry)
}

/** By output, the names that the given ones import of it. Chunks import by name: `import{a as b,c}from"./d.js"`. */
async function namesWanted(paths) {
  const wanted = new Map()
  for (const path of paths) {
    for (const [, names, from] of (await readFile(path, 'utf8')).matchAll(/\bimport\{([^}]*)\}from"(\.[^"]+)"/g)) {
      const target = join(dirname(path), from)
      const known = wanted.get(target) ?? new Set()
      wanted.set(target, known)
      for (const name of names.split(',')) known.add(name.split(' as ')[0].trim())
    }
  }
  return wanted
}

/** Whatever is not joined, and all that is loaded later, is named as seen from the folder that the joined file lies in. */
function apartFrom(joined, folder) {
  return {
    name: 'apart',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
        if (kind === 'entry-point') return undefined
        const seen = relative(folder, resolve(resolveDir, path)).replaceAll('\\', '/')
        const isJoined = kind === 'import-statement' && joined.includes(join(folder, seen))
        return isJoined ? undefined : { path: `./${seen}`, external: true }
      })
    },
  }
}
