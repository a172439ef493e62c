import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registrableDomain } from '../../src/net/domain.ts'
import { canonicalUrl } from '../../src/net/url.ts'
import { evalFile } from '../support/eval-data.ts'

describe('canonicalUrl', () => {
  it.each([
    ['HTTPS://Example.COM:443', 'https://example.com/'],
    ['http://example.com:80/a/?utm_source=x&b=2&a=1&fbclid=y#top', 'http://example.com/a/?b=2&a=1'],
    ['http://example.com/a?', 'http://example.com/a'],
    ['http://example.com/a?UTM_Source=x', 'http://example.com/a'],
    ['http://example.com/a?&&x=1&', 'http://example.com/a?x=1'],
    ['http://example.com./%7euser/%e4%bd%a0', 'http://example.com/~user/%E4%BD%A0'],
    ['https://例え.jp/你好?q=你', 'https://xn--r8jz45g.jp/%E4%BD%A0%E5%A5%BD?q=%E4%BD%A0'],
    ['https://user:secret@example.com/', 'https://example.com/'],
    ['https://example.com/a/../b', 'https://example.com/b'],
    ['http://[2001:DB8::1]:8080/', 'http://[2001:db8::1]:8080/'],
    [' not a url ', 'not a url'],
    ['text:abc#d', 'text:abc#d'],
  ])('%s', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical)
  })

  it('keeps a trailing slash and the order of parameters apart', () => {
    expect(canonicalUrl('http://a.org/x/')).not.toBe(canonicalUrl('http://a.org/x'))
    expect(canonicalUrl('http://a.org/?a=1&b=2')).not.toBe(canonicalUrl('http://a.org/?b=2&a=1'))
  })

  const urls = fc.webUrl({ withQueryParameters: true, withFragments: true })
  it('is idempotent', () => {
    fc.assert(fc.property(urls, url => canonicalUrl(canonicalUrl(url)) === canonicalUrl(url)))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), part => isStable(`http://h.example/${part}`)))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), part => isStable(`http://h.example/?${part}`)))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), isStable))
  })

  it('does not depend on tracking, fragment or spelling of the host', () => {
    fc.assert(
      fc.property(urls, fc.constantFrom('utm_source', 'gclid', 'fbclid'), (url, name) => {
        const tracked = new URL(url)
        tracked.search = tracked.search === '' ? `${name}=1` : `${tracked.search}&${name}=1`
        tracked.hash = 'elsewhere'
        return canonicalUrl(tracked.href.replace(tracked.host, tracked.host.toUpperCase())) === canonicalUrl(url)
      }),
    )
  })
})

function isStable(url: string): boolean {
  return canonicalUrl(canonicalUrl(url)) === canonicalUrl(url)
}

describe('registrableDomain', () => {
  it.each([
    ['news.bbc.co.uk', 'bbc.co.uk'],
    ['a.b.github.io', 'b.github.io'],
    ['co.uk', undefined],
    ['127.0.0.1', undefined],
    ['.example.com', undefined],
  ])('%s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain)
  })

  const list = evalFile('net/psl-tests.txt')
  it.skipIf(!existsSync(list))('agrees with the Public Suffix List tests, also where a host begins with a dot', () => {
    const lines = readFileSync(list, 'utf8').trim().split('\n')
    const wrong = lines.filter(line => {
      const [host = '', expected] = line.split(' ')
      return (registrableDomain(host === 'null' ? '' : host) ?? 'null') !== expected
    })
    expect(wrong).toEqual([])
  })
})
