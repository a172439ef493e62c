import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'

/** Sentences in each encoding, as Python's codecs write them. */
const encoded: readonly (readonly [charset: string, text: string, hex: string])[] = [
  [
    'gbk',
    '电池价格在过去一年中下降了百分之二十，分析师认为这一趋势将继续。新的工厂已经投产，供应商之间的竞争十分激烈。',
    'b5e7b3d8bcdbb8f1d4dab9fdc8a5d2bbc4ead6d0cfc2bdb5c1cbb0d9b7d6d6aeb6fecaaea3acb7d6cef6caa6c8cfceaad5e2d2bbc7f7cac6bdabbcccd0f8a1a3d0c2b5c4b9a4b3a7d2d1beadcdb6b2faa3acb9a9d3a6c9ccd6aebce4b5c4bebad5f9caaeb7d6bca4c1d2a1a3',
  ],
  [
    'gb18030',
    '储能电站的装机容量大幅增长，㐀镕堃等罕见字也要正确显示。北方地区的项目最多。',
    'b4a2c4dcb5e7d5beb5c4d7b0bbfac8ddc1bfb4f3b7f9d4f6b3a4a3ac8139ee39e94688d2b5c8bab1bcfbd7d6d2b2d2aad5fdc8b7cfd4cabea1a3b1b1b7bdb5d8c7f8b5c4cfeec4bfd7eeb6e0a1a3',
  ],
  [
    'big5',
    '電池價格在過去一年中下降了百分之二十，分析師認為這一趨勢將繼續。新的工廠已經投產，供應商之間的競爭十分激烈。',
    'b971a6c0bbf9aee6a662b94ca568a440a67ea4a4a455adb0a446a6caa4c0a4a7a447a451a141a4c0aa52ae76bb7bacb0b36fa440c1cdb6d5b14ec47ec4f2a143b773aabaa475bc74a477b867a7ebb2a3a141a8d1c0b3b0d3a4a7b6a1aabac476aaa7a451a4c0bf45af50a143',
  ],
  [
    'shift_jis',
    '電池の価格は過去一年間で二十パーセント下がりました。専門家はこの傾向が続くと考えています。新しい工場も動き始めました。',
    '9364927282cc89bf8a6982cd89df8b8e88ea944e8ad482c593f18f5c8370815b835a8393836789ba82aa82e882dc82b582bd814290ea96e589c682cd82b182cc8c588cfc82aa91b182ad82c68d6c82a682c482a282dc82b78142905682b582a28d488fea82e093ae82ab8e6e82df82dc82b582bd8142',
  ],
  [
    'euc-jp',
    '電池の価格は過去一年間で二十パーセント下がりました。専門家はこの傾向が続くと考えています。新しい工場も動き始めました。',
    'c5c5c3d3a4ceb2c1b3caa4cfb2e1b5eeb0ecc7afb4d6a4c7c6f3bdbda5d1a1bca5bba5f3a5c8b2bca4aca4eaa4dea4b7a4bfa1a3c0eccce7b2c8a4cfa4b3a4ceb7b9b8fea4acc2b3a4afa4c8b9cda4a8a4c6a4a4a4dea4b9a1a3bfb7a4b7a4a4b9a9beeca4e2c6b0a4adbbcfa4e1a4dea4b7a4bfa1a3',
  ],
  [
    'euc-kr',
    '배터리 가격은 지난 일 년 동안 이십 퍼센트 내렸습니다. 전문가들은 이 추세가 계속될 것으로 보고 있습니다. 새 공장도 가동을 시작했습니다.',
    'b9e8c5cdb8ae20b0a1b0ddc0ba20c1f6b3ad20c0cf20b3e220b5bfbec820c0ccbdca20c6dbbcbec6ae20b3bbb7c8bdc0b4cfb4d92e20c0fcb9aeb0a1b5e9c0ba20c0cc20c3dfbcbcb0a120b0e8bcd3b5c920b0cdc0b8b7ce20bab8b0ed20c0d6bdc0b4cfb4d92e20bbf520b0f8c0e5b5b520b0a1b5bfc0bb20bdc3c0dbc7dfbdc0b4cfb4d92e',
  ],
  [
    'windows-1250',
    'Ceny baterií klesly během roku o dvacet procent a odborníci očekávají, že budou dále klesat. Řada továren už začala vyrábět nové články, žádná však ještě není větší než ta v Ostravě.',
    '43656e7920626174657269ed206b6c65736c792062ec68656d20726f6b75206f206476616365742070726f63656e742061206f64626f726eed6369206fe8656be176616aed2c209e65206275646f752064e16c65206b6c657361742e20d861646120746f76e172656e20759e207a61e8616c6120767972e162ec74206e6f76e920e86ce16e6b792c209ee1646ee120769a616b206a659a74ec206e656eed2076ec749aed206e659e2074612076204f7374726176ec2e',
  ],
  [
    'windows-1251',
    'Цены на аккумуляторы снизились за год на двадцать процентов, и эксперты ожидают, что снижение продолжится. Новые заводы уже начали работу.',
    'd6e5edfb20ede020e0eaeaf3ecf3ebfff2eef0fb20f1ede8e7e8ebe8f1fc20e7e020e3eee420ede020e4e2e0e4f6e0f2fc20eff0eef6e5edf2eee22c20e820fdeaf1efe5f0f2fb20eee6e8e4e0fef22c20f7f2ee20f1ede8e6e5ede8e520eff0eee4eeebe6e8f2f1ff2e20cdeee2fbe520e7e0e2eee4fb20f3e6e520ede0f7e0ebe820f0e0e1eef2f32e',
  ],
  [
    'windows-1252',
    'Le prix des batteries a baissé de vingt pour cent en un an – « une première », dit l’étude. Les experts s’attendent à ce que la tendance se poursuive : le coût était déjà passé sous 100 €.',
    '4c65207072697820646573206261747465726965732061206261697373e92064652076696e677420706f75722063656e7420656e20756e20616e209620ab20756e65207072656d69e8726520bb2c20646974206c92e9747564652e204c65732065787065727473207392617474656e64656e7420e020636520717565206c612074656e64616e636520736520706f75727375697665203a206c6520636ffb7420e9746169742064e96ae02070617373e920736f75732031303020802e',
  ],
  [
    'koi8-r',
    'Цены на аккумуляторы снизились за год на двадцать процентов, и эксперты ожидают, что снижение продолжится.',
    'e3c5ced920cec120c1cbcbd5cdd5ccd1d4cfd2d920d3cec9dac9ccc9d3d820dac120c7cfc420cec120c4d7c1c4c3c1d4d820d0d2cfc3c5ced4cfd72c20c920dccbd3d0c5d2d4d920cfd6c9c4c1c0d42c20ded4cf20d3cec9d6c5cec9c520d0d2cfc4cfccd6c9d4d3d12e',
  ],
]

const page = (before: string, hex: string, after: string): Uint8Array =>
  Buffer.concat([Buffer.from(before, 'latin1'), Buffer.from(hex, 'hex'), Buffer.from(after, 'latin1')])

describe.each(encoded)('%s', (charset, text, hex) => {
  test('by the header', async () => {
    const bytes = page('<p>', hex, '</p>')
    expect((await parseDocument({ bytes, contentType: `text/html; charset=${charset}` })).text).toBe(text)
  })

  test('by the meta element, and by the http-equiv of older pages', async () => {
    const meta = page(`<html><head><meta charset="${charset}"></head><body><p>`, hex, '</p></body></html>')
    expect((await parseDocument({ bytes: meta })).text).toBe(text)
    const older = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><p>`
    expect((await parseDocument({ bytes: page(older, hex, '</p>'), contentType: 'text/html' })).text).toBe(text)
  })

  test('where nobody says it', async () => {
    expect((await parseDocument({ bytes: page('<html><body><p>', hex, '</p></body></html>') })).text).toBe(text)
    expect((await parseDocument({ bytes: Buffer.from(hex, 'hex'), fileName: 'note.txt' })).text).toBe(text)
  })
})

/** The same Chinese page in the three forms of Unicode, with and without a mark. */
const chinese = '<p>电池价格在过去一年中下降了百分之二十。</p>'
const unicode: readonly (readonly [name: string, hex: string])[] = [
  [
    'UTF-8 with a mark',
    'efbbbf3c703ee794b5e6b1a0e4bbb7e6a0bce59ca8e8bf87e58ebbe4b880e5b9b4e4b8ade4b88be9998de4ba86e799bee58886e4b98be4ba8ce58d81e380823c2f703e',
  ],
  [
    'UTF-8',
    '3c703ee794b5e6b1a0e4bbb7e6a0bce59ca8e8bf87e58ebbe4b880e5b9b4e4b8ade4b88be9998de4ba86e799bee58886e4b98be4ba8ce58d81e380823c2f703e',
  ],
  [
    'UTF-16, little end first, with a mark',
    'fffe3c0070003e003575606cf74e3c682857c78fbb53004e745e2d4e0b4e4d96864e7e7606524b4e8c4e415302303c002f0070003e00',
  ],
  [
    'UTF-16, little end first',
    '3c0070003e003575606cf74e3c682857c78fbb53004e745e2d4e0b4e4d96864e7e7606524b4e8c4e415302303c002f0070003e00',
  ],
  [
    'UTF-16, big end first, with a mark',
    'feff003c0070003e75356c604ef7683c57288fc753bb4e005e744e2d4e0b964d4e86767e52064e4b4e8c53413002003c002f0070003e',
  ],
  [
    'UTF-16, big end first',
    '003c0070003e75356c604ef7683c57288fc753bb4e005e744e2d4e0b964d4e86767e52064e4b4e8c53413002003c002f0070003e',
  ],
]

test.each(unicode)('%s', async (_name, hex) => {
  expect((await parseDocument({ bytes: Buffer.from(hex, 'hex') })).text).toBe(chinese.replace(/<[^>]*>/g, ''))
})

test('a mark beats a wrong header, and a wrong header for UTF-8 is not believed', async () => {
  const marked =
    'fffe3c0070003e003575606cf74e3c682857c78fbb53004e745e2d4e0b4e4d96864e7e7606524b4e8c4e415302303c002f0070003e00'
  const header = { contentType: 'text/html; charset=big5' }
  expect((await parseDocument({ bytes: Buffer.from(marked, 'hex'), ...header })).text).toContain('电池价格')
  expect((await parseDocument({ bytes: Buffer.from(chinese), ...header })).text).toContain('电池价格')
})
