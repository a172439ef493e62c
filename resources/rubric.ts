import { builtinNames, builtinRubric } from '../src/judge/builtin/rubrics.ts'
import type { Resource } from '../src/mcp/resource.ts'

export const rubric: Resource = {
  name: 'rubric',
  title: 'A rubric',
  description: 'A built-in rubric for `judge`.',
  uriTemplate: 'rubric://{name}',
  mimeType: 'application/json',
  list: async () => builtinNames.map(name => ({ uri: `rubric://${name}`, name, title: `Rubric: ${name}` })),
  complete: async (_variable, typed) => builtinNames.filter(name => name.startsWith(typed)),

  async read({ name = '' }) {
    const found = builtinRubric(name, 'en')
    return found && JSON.stringify(found, null, 2)
  },
}
