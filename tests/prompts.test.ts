import { expect, test } from 'vitest'
import { prompts } from '../prompts/index.ts'
import { connect, eras, newClient } from './support/connect.ts'
import { openProduct } from './support/product.ts'

test.each(eras)('a client of %s is offered the five prompts and gets one filled in', async era => {
  const client = await connect(await openProduct(), newClient(era))
  expect((await client.listPrompts()).prompts.map(({ name }) => name)).toEqual([
    'deep_research',
    'fact_check',
    'literature_review',
    'compare',
    'review_report',
  ])
  const { messages } = await client.getPrompt({
    name: 'deep_research',
    arguments: { question: 'When is high water?', depth: 'quick' },
  })
  const [message] = messages
  expect(message?.role).toBe('user')
  expect(message?.content.type === 'text' && message.content.text).toContain('two good sources in all are enough')
  const asked = client.getPrompt({ name: 'deep_research', arguments: { question: 'When?', depth: 'abyss' } })
  await expect(asked).rejects.toMatchObject({ code: -32602 })
})

test.each(prompts)('$name speaks the language of what is asked, and names tools that exist', ({ write, args }) => {
  const fill = (text: string) =>
    Object.fromEntries(Object.keys(args).map(name => [name, name === 'depth' ? 'standard' : text]))
  const [english, chinese] = [write(fill('heat pumps')), write(fill('热泵'))]
  expect(english).toContain('deepresearch tools')
  expect(chinese).toMatch(/使用 deepresearch 工具/)
  expect(english.length).toBeLessThan(2_500)
})
