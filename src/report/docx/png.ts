/** An SVG as PNG, twice as large for paper; undefined where the rasteriser is not installed (it is an optional native package). */
export async function pngOf(svg: string): Promise<Uint8Array | undefined> {
  let resvg: typeof import('@resvg/resvg-js')
  try {
    resvg = await import('@resvg/resvg-js')
  } catch {
    return undefined
  }
  const options = { fitTo: { mode: 'zoom', value: 2 }, background: '#ffffff' } as const
  return new Uint8Array(new resvg.Resvg(svg, options).render().asPng())
}
