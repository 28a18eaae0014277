/** Returns the number of steps between two points of Plotly's element `plot`. */
export function strideOf(plot) {
  return plot.layout.meta.every;
}

/** Returns a dot { at: [x, y] px, colour } at `step` for each curve of `plot` visible there; bands have none. */
export function dotsOn({ calcdata, _fullLayout: layout }, step, stride) {
  const k = Math.floor(step / stride);
  return calcdata.flatMap((curve) => {
    const { line, yaxis } = curve[0].trace;
    if (!line.width) return [];
    const axes = [layout.xaxis, layout[`yaxis${yaxis.slice(1)}`]];
    const position = [curve[k]?.x, curve[k]?.y].map((value, i) => (Number.isFinite(value) ? axes[i].c2p(value) : NaN));
    const isInside = position.every((pixel, i) => pixel >= -0.5 && pixel <= axes[i]._length + 0.5);
    return isInside ? [{ at: position.map((pixel, i) => pixel + axes[i]._offset), colour: line.color }] : [];
  });
}
