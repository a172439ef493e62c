import { readyProviders } from '../../src/search/registry.ts'

/** An address at which nothing listens. */
const silent = 'http://127.0.0.1:9'

/** Settings in which no provider of the network is asked at its real address. */
export const nowhere: Readonly<Record<string, string>> = Object.fromEntries(
  readyProviders({}).map(({ spec }) => [spec.address, silent]),
)
