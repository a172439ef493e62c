import { expect, test } from 'vitest'
import { joinLines } from '../../src/documents/pdf/join-lines.ts'

test.each([
  [
    'an address broken after a slash',
    ['see lamps (https://', 'lamps.example/oil) for it'],
    'see lamps (https://lamps.example/oil) for it',
  ],
  [
    'one broken after a full stop',
    ['(https://LAMPS.', 'Quay-project.example/package=oil).'],
    '(https://LAMPS.Quay-project.example/package=oil).',
  ],
  ['one broken in brackets', ['(https://www.lamps.', 'example); and'], '(https://www.lamps.example); and'],
  [
    'one broken after a sign',
    ['https://lamps.example/?package=', 'oil-2.pdf is'],
    'https://lamps.example/?package=oil-2.pdf is',
  ],
  [
    'a sentence that ends with one',
    ['It is at https://lamps.example/oil.', 'The keeper'],
    'It is at https://lamps.example/oil. The keeper',
  ],
  ['a word with a figure', ['a 3-', 'dimensional table'], 'a 3-dimensional table'],
  ['two figures for one word', ['of 3-', 'and 4-dimensional tables'], 'of 3- and 4-dimensional tables'],
  ['Chinese', ['经过常规的系', '统安装过程。'], '经过常规的系统安装过程。'],
])('lines are joined: %s', (_name, lines, text) => {
  expect(joinLines(lines, new Set())).toBe(text)
})
