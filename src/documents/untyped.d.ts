/** Packages that bring no types of their own. */
declare module 'html-encoding-sniffer' {
  interface Options {
    readonly xml?: boolean
    readonly transportLayerEncodingLabel?: string
    readonly defaultEncoding?: string
  }
  const sniff: (bytes: Uint8Array, options?: Options) => string
  export = sniff
}
