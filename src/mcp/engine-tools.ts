import type { Call } from '../call.ts'
import { ResearchError } from '../errors.ts'
import type { Tools } from '../research/extractive.ts'
import type { Engine } from './engine.ts'

/** The tools for a program that drives them by itself: a refusal is thrown, progress inside a call goes to `note`. */
export function toolsOf(engine: Engine, { signal }: Pick<Call, 'signal'>, note: (message: string) => void): Tools {
  return {
    async call(name, args) {
      const progress: Call['progress'] = (_done, _total, message) => note(`${name}: ${message}`)
      const { error, session = '', data = {} } = await engine.call(name, args, { signal, progress })
      if (error?.kind === 'incident') throw new Error(error.message)
      if (error) throw new ResearchError(error.message, { fix: error.fix, kind: error.kind })
      return { session, data }
    },
  }
}
