const ARRAY_TYPES = { f4: Float32Array, f8: Float64Array, u2: Uint16Array, d2: Uint16Array };

/** Returns `{ header, arrays }` of a message: u32 header length, JSON header, arrays back to back, little endian. */
export function decodeMessage(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 4 + view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, offset)));
  const arrays = {};
  for (const [name, kind, shape] of header.arrays) {
    const Type = ARRAY_TYPES[kind];
    const size = shape.reduce((product, side) => product * side, Type.BYTES_PER_ELEMENT);
    arrays[name] = new Type(bytes.slice(offset, offset + size).buffer);
    if (kind === "d2") undoDifferences(arrays[name], shape[1]);
    offset += size;
  }
  return { header, arrays };
}

/** Restores values that were sent as differences of neighbours, along rows and columns, modulo 65,536. */
function undoDifferences(samples, columns) {
  for (let i = 0; i < samples.length; i++) if (i % columns) samples[i] += samples[i - 1];
  for (let i = columns; i < samples.length; i++) samples[i] += samples[i - columns];
}
