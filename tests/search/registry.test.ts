import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configuredOrigins, missingProviders, providerSpecs, readyProviders } from '../../src/search/registry.ts'

const names = (settings: Record<string, string>) => readyProviders(settings).map(({ spec }) => spec.name)

describe('the registry of providers', () => {
  it('has what needs no key by itself, and the rest when its variable is set', () => {
    expect(names({})).toEqual(providerSpecs.filter(one => one.publicBase && !one.key?.isRequired).map(one => one.name))
    expect(names({ BRAVE_API_KEY: 'k', SEARXNG_URL: 'http://127.0.0.1:8888' })).toEqual(
      expect.arrayContaining(['brave', 'searxng']),
    )
    const missing = missingProviders({ BRAVE_API_KEY: 'k' }).map(({ name }) => name)
    expect(missing).toContain('tavily')
    expect(missing).not.toContain('brave')
  })

  it('opens the door for exact origins only', () => {
    expect(configuredOrigins({})).toEqual([])
    const settings = {
      WIKIPEDIA_URL: 'http://127.0.0.1:8080/{lang}',
      SEARXNG_URL: 'http://search.example/',
      BRAVE_API_KEY: 'k',
    }
    expect(configuredOrigins(settings)).toEqual([
      'http://127.0.0.1:8080',
      'http://search.example',
      'https://api.search.brave.com',
    ])
    expect(configuredOrigins({ WIKIPEDIA_URL: 'https://{lang}.wiki.example', ARXIV_URL: 'no address' })).toEqual([])
  })

  it('gives each provider variables of its own', () => {
    const variables = providerSpecs.flatMap(({ address, key }) => [address, ...(key ? [key.variable] : [])])
    expect(new Set(variables).size).toBe(variables.length)
    // Only such variables are read from the environment.
    for (const variable of variables) expect(variable).toMatch(/^[A-Z][A-Z0-9_]*_(?:URL|API_KEY|TOKEN)$/)
  })

  it.each(providerSpecs.map(({ name }) => name))('%s cites its documentation and keeps the contract', name => {
    const spec = providerSpecs.find(one => one.name === name)
    expect(readFileSync(`src/search/providers/${name}.ts`, 'utf8')).toContain(spec?.documentation)
    expect(readdirSync('tests/search/providers')).toContain(`${name}.test.ts`)
    expect(readFileSync(`tests/search/providers/${name}.test.ts`, 'utf8')).toContain(`searchProviderContract('${name}'`)
  })
})
