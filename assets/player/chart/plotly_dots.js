/** Returns which steps Plotly's element `plot` draws: one in so many. */
export function strideOf(plot) {
  return plot.layout.meta.every;
}

/** Returns a dot { at: [x, y] px, colour } where `step` is on each curve of `plot` in sight; a band is no curve. */
export function dotsOn({ calcdata, _fullLayout: layout }, step, stride) {
  const k = Math.floor(step / stride);
  return calcdata.flatMap((curve) => {
    const { line, yaxis } = curve[0].trace;
    if (!line.width) return [];
    const axes = [layout.xaxis, layout[`yaxis${yaxis.slice(1)}`]];
    const within = [curve[k]?.x, curve[k]?.y].map((value, i) => (Number.isFinite(value) ? axes[i].c2p(value) : NaN));
    const inSight = within.every((place, i) => place >= -0.5 && place <= axes[i]._length + 0.5);
    return inSight ? [{ at: within.map((place, i) => place + axes[i]._offset), colour: line.color }] : [];
  });
}
