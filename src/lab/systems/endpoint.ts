import type { Model } from '../../model/model.ts'
import type { System } from './system.ts'

const instruction = [
  'You write research reports. Answer the task in its own language, in Markdown, in the form and length that it asks for.',
  'Cite a source with its address for every figure and every finding; do not invent sources. Say what is uncertain or not known.',
].join('\n')

/** A model by itself: one request, without tools. */
export function endpointSystem(name: string, model: Model): System {
  return {
    name,
    async produce({ question }, call) {
      const { text, usage, model: answered } = await model.ask({ system: instruction, user: question }, call)
      return { report: text, usage, model: answered }
    },
  }
}
