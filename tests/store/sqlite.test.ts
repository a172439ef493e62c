import { storeContract } from './contract.ts'
import { sqlite } from './sqlite-harness.ts'

storeContract('sqlite', sqlite)
