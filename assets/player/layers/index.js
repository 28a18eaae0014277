import { arrows } from "./arrows.js";
import { batchSurface } from "./batch_surface.js";
import { clouds } from "./clouds.js";

/**
 * What can lie on the maps beside the paths, by the names of their modules here and in playground/scene/layers/.
 *
 * read(header, arrays, runs) returns what a paths message says of it, also where it says nothing (header undefined).
 * over(surface, samples) returns what is drawn over the maps of a stage, in this order: an object with load(runs, view,
 * theme, shared), show(step, playing, now), dirty, and draw(context, members).
 * grow(said, entry, view, theme) returns what grows with the path of an entry and lies under it, like a Cloud, or null.
 */
export const LAYERS = { batch_surface: batchSurface, arrows, clouds };
