/** What was verified: claims, map, timeline, scorecard. */
export const evidenceStyle = `
.verdict{font:600 .82rem/1.4 var(--sans);color:var(--soft)}.verdict.supported,.verdict.confirmed,.stance.supports{color:var(--good)}.verdict.refuted,.stance.refutes{color:var(--bad)}.verdict.mixed,.verdict.doubted,.verdict.disputed{color:var(--odd)}
.stance{font-weight:600}
.audit td,.audit th{font-size:.88rem;line-height:1.45}
.audit details{margin-top:.25rem}.audit details ul{padding-left:1.1rem;margin:.4rem 0 0}.audit details p{margin:.3rem 0}
#claims-table td:nth-child(2){min-width:11rem;width:62%}#claims-table td:nth-child(3){white-space:nowrap}
th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:left}
th button::after{content:"";display:inline-block;width:1em;text-align:center}th[aria-sort=ascending] button::after{content:"▴"}th[aria-sort=descending] button::after{content:"▾"}
.filter{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin:0 0 .75rem;font-size:.85rem}
.filter input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.35rem;padding:.3rem .6rem;flex:1 1 12rem;min-width:0}
.filter button{font:inherit;color:inherit;background:var(--tint);border:1px solid var(--line);border-radius:1rem;padding:.25rem .75rem;cursor:pointer}
.filter button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.filter output{color:var(--soft);font-variant-numeric:tabular-nums}
.map{display:block;font-family:var(--sans);fill:var(--ink);width:100%;min-width:44rem;height:auto}
.map-list{display:none;font-size:.9rem;line-height:1.45;list-style:none;padding:0}.map-list>li{margin-bottom:.7rem}.map-list ul{margin:.2rem 0 0;padding-left:1.1rem;color:var(--soft)}.map-list a{text-decoration:none}
@media screen and (max-width:40rem){.map-wide,.map-hint{display:none}.map-list{display:block}}
.map .head{fill:var(--soft);font-weight:600}
.map a{text-decoration:none}.map a:hover text{text-decoration:underline}
.map circle{fill:var(--soft)}
.map .edge{fill:none;stroke:var(--soft);stroke-width:1.2;stroke-opacity:.4}
.map .edge.supports{stroke:var(--good);stroke-opacity:.65}.map .edge.refutes{stroke:var(--bad);stroke-opacity:.8;stroke-dasharray:4 3}
.map.lit .edge:not(.on){stroke-opacity:.08}.map.lit [data-node]:not(.on){opacity:.35}.map.lit .edge.on{stroke-width:2;stroke-opacity:1}
.timeline{list-style:none;padding:0;font-size:.88rem}
.timeline>li{border-left:2px solid var(--line);padding:0 0 .5rem 1rem}.timeline>li>b{display:block}
.timeline>li>b::before{content:"";position:absolute;left:-.36rem;top:.5rem;width:.6rem;height:.6rem;border-radius:50%;background:var(--accent)}
.timeline ul{list-style:none;padding:0;margin:0}.timeline time{color:var(--soft);font-variant-numeric:tabular-nums}
`
