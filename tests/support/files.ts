import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './product.ts'

/** A folder with these files, by path below it, that goes with the test. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(await temporaryFolder(), 'docs')
  await mkdir(folder)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** Two short sources that agree on one figure and differ in another. */
export const prices = `# Battery prices 2024

LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023. Prices in China fell fastest.

## Outlook

Analysts expect $45/kWh by 2027. Sodium-ion cells cost $87/kWh today.
`
