import { randomInt } from 'node:crypto'

/** Without characters that are mistaken for each other (0 o, 1 i l). */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** Makes `length` random characters. A port, so that tests and replays have the same ids again. */
export type RandomId = (length: number) => string

export const randomCharacters: RandomId = length => {
  let made = ''
  for (let i = 0; i < length; i++) made += alphabet[randomInt(alphabet.length)]
  return made
}

/** A free id of the form `r-7k2m`: as short as the ids that are taken allow. */
export function freeSessionId(isTaken: (id: string) => boolean, randomId: RandomId): string {
  for (let attempt = 0; attempt < 64; attempt++) {
    const id = `r-${randomId(Math.min(4 + Math.floor(attempt / 8), 6))}`
    if (!isTaken(id)) return id
  }
  throw new Error('No free session id was found in 64 attempts')
}
