#!/usr/bin/env node
console.error('deepresearch-mcp')
