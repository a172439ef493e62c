import { describe, expect, it } from 'vitest'
import { type Answer, openNet, serve, signal, text } from './loopback.ts'

describe('the configured door', () => {
  it('reaches a private origin that is configured, with its headers and body, whatever robots.txt says', async () => {
    const echo: Answer = (request, response) => {
      request
        .setEncoding('utf8')
        .on('data', data => response.end(`${request.method} ${request.headers['x-key']} ${data}`))
    }
    const { origin } = await serve({
      '/robots.txt': (_, response) => response.end('User-agent: *\nDisallow: /'),
      '/v1': echo,
    })
    const net = openNet({ allowPrivate: false, configuredOrigins: [`${origin}/some/base`] })
    const request = { method: 'POST', headers: { 'x-key': 'k' }, body: '{}', signal: signal() } as const
    expect(text((await net.configured(`${origin}/v1`, request)).bytes)).toBe('POST k {}')
  })

  it('is closed for any other origin, which is a bug of the caller', async () => {
    const net = openNet({ configuredOrigins: ['http://127.0.0.1:1'] })
    const error = await net.configured('http://127.0.0.1:2/', { signal: signal() }).catch(caught => caught)
    expect(error.name).toBe('Error')
  })

  it('hands a redirect off the origin to the foreign door, without headers', async () => {
    const other = await serve({ '/there': 'public' })
    const away: Answer = (_, response) => response.writeHead(302, { location: `${other.origin}/there` }).end()
    const inside: Answer = (_, response) => response.writeHead(302, { location: '/end' }).end()
    const { origin } = await serve({ '/away': away, '/inside': inside, '/end': 'end' })
    const headers = { authorization: 'Bearer secret' }
    const strict = openNet({ allowPrivate: false, configuredOrigins: [origin] })
    await expect(strict.configured(`${origin}/away`, { headers, signal: signal() })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(text((await strict.configured(`${origin}/inside`, { headers, signal: signal() })).bytes)).toBe('end')
    const open = openNet({ configuredOrigins: [origin] })
    expect(text((await open.configured(`${origin}/away`, { headers, signal: signal() })).bytes)).toBe('public')
    expect(other.headers[0]).not.toHaveProperty('authorization')
  })

  it('never sends a body on to another origin', async () => {
    const { origin } = await serve({
      '/': (_, response) => response.writeHead(308, { location: 'http://127.0.0.1:1/' }).end(),
    })
    const net = openNet({ configuredOrigins: [origin] })
    const request = { method: 'POST', body: 'x', signal: signal() } as const
    await expect(net.configured(origin, request)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('maps a failing status, or gives it with its body when asked to; a POST is never repeated', async () => {
    const { origin, asked } = await serve({ '/': (_, response) => response.writeHead(503).end('{"error":1}') })
    const net = openNet({ configuredOrigins: [origin] })
    const request = { method: 'POST', body: 'x', signal: signal() } as const
    await expect(net.configured(origin, request)).rejects.toMatchObject({ kind: 'unreachable' })
    const answer = await net.configured(origin, { ...request, anyStatus: true })
    expect([answer.status, text(answer.bytes)]).toEqual([503, '{"error":1}'])
    expect(asked).toHaveLength(2)
  })
})
