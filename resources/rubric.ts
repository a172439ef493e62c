import type { Resource } from '../src/mcp/resource.ts'

const rubrics = () => import('../src/judge/builtin/rubrics.ts')

export const rubric: Resource = {
  name: 'rubric',
  title: 'A rubric',
  description: 'A built-in rubric for `judge`.',
  uriTemplate: 'rubric://{name}',
  mimeType: 'application/json',
  list: async () =>
    (await rubrics()).builtinNames.map(name => ({ uri: `rubric://${name}`, name, title: `Rubric: ${name}` })),
  complete: async (_variable, typed) => (await rubrics()).builtinNames.filter(name => name.startsWith(typed)),

  async read({ name = '' }) {
    const found = (await rubrics()).builtinRubric(name, 'en')
    return found && JSON.stringify(found, null, 2)
  },
}
