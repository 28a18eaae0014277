import { arrows } from "./arrows.js";
import { batchSurface } from "./batch_surface.js";
import { clouds } from "./clouds.js";

/**
 * What the maps can show besides the paths, by the names of the modules here and in playground/scene/layers/. Each has
 *
 * read(header, arrays, runs): returns the layer's data in a paths message, which may have none (header undefined);
 * createMapLayer(surface, samples), if it is drawn over the maps, in the order of this list: returns an object with
 * load(runs, view, theme, shared), show(step, playing, now), draw(context, members), dirty and, if animated, moving;
 * createCloud(data, entry, view, theme), if it is drawn under the path of an entry and grows with it: returns an object
 * with the methods of Cloud, or null.
 */
export const LAYERS = { batch_surface: batchSurface, arrows, clouds };
