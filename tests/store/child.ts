import { writeSync } from 'node:fs'
import type { Store } from '../../src/store/store.ts'
import { commitOf, empty, ensure, found } from './samples.ts'

/**
 * What a child process of the contract does: commits to a research, `count` times or until it is killed, and prints every
 * acknowledged commit as one line of JSON.
 */
export async function writeAlong(open: (place: string) => Promise<Store>): Promise<void> {
  const [place = '', session = '', name = '', count = '0'] = process.argv.slice(2)
  const store = await open(place)
  for (let i = 0; i < Number(count); i++) {
    const committed = await store.commit(
      session,
      commitOf(empty(`${name} ${i}`), ensure(found(`https://shared.example/${i}`))),
    )
    writeSync(1, `${JSON.stringify(committed)}\n`)
  }
  await store.close()
}
