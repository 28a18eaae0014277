"""The whole picture, step by step: the maps, and the words that change."""

import numpy as np

from playground.exports.drawing.ground import draw_ground
from playground.exports.drawing.layout import lay_out
from playground.exports.drawing.lettering import Slot, choose, write
from playground.exports.drawing.look import Colour, read_look
from playground.exports.drawing.numbers import write_number
from playground.exports.drawing.panel import Member, Panel
from playground.exports.drawing.paper import draw_axes, draw_name, draw_title
from playground.exports.drawing.strokes import Box, cut
from playground.exports.drawing.view import View
from playground.scene.layers.clouds import Clouds
from playground.scene.palette import Theme, dashed
from playground.scene.scene import Scene


class Film:
    """The scene as a picture that advances step by step; pixels: 8-bit (height, width, 3)."""

    def __init__(self, scene: Scene, size: tuple[int, int], theme: Theme):
        """The picture of `size` (width, height) px before its first step."""
        self.scene, self.look = scene, read_look(theme, scene.stage.places)
        ground, overlay = scene.stage.ground, scene.stage.overlay
        titles, valued = [path.title for path in scene.paths], any(path.values for path in scene.paths)
        self.layout = lay_out(size, ground.aspect, titles, overlay, scene.footnotes, valued)
        self.view = View(ground.domain, *self.layout.map_size, ground.axes)
        self.pixels = np.empty((size[1], size[0], 3), dtype=np.uint8)
        self.pixels[...] = np.round(self.look.paper)
        self.dashes = [dashes if scene.stage.dashed else [] for dashes in dashed(scene.stage.places)]
        self.panels = self._panels()
        self.counter = self._draw_words()
        self.written: dict[Slot, str] = {}

    def show(self, step: int) -> list[Box]:
        """Advances to a step, never back; returns the boxes of the pixels that were redrawn."""
        boxes = []
        for cell, panel in zip(self.layout.cells, self.panels, strict=True):
            for left, top, right, bottom in panel.show(step):
                boxes.append((left + cell.left, top + cell.top, right + cell.left, bottom + cell.top))
        for path, caption in zip(self.scene.paths, self.layout.captions, strict=False):
            loss = f"{self.scene.stage.loss} {write_number(float(path.losses[step]))}"
            boxes += self._rewrite(caption.loss, loss, self.look.text)
            boxes += self._rewrite(caption.outcome, choose(path.note(step), caption.outcome), self.look.muted)
        count = str(self.scene.count(step))
        return boxes + (self._rewrite(self.counter, count, self.look.text) if self.counter else [])

    def _panels(self) -> list[Panel]:
        look, view, unit = self.look, self.view, self.layout.unit
        ground = draw_ground(self.scene.stage.ground, view, look, unit)
        clouds = self.scene.layers.get("clouds")
        others = clouds.members if isinstance(clouds, Clouds) else {}
        dashes = self.dashes if self.scene.stage.overlay else [[] for _ in self.dashes]
        members = [
            Member(path, look.paths[i], look.paths[i] if path.own_start else look.mark, dashes[i], others.get(i))
            for i, path in enumerate(self.scene.paths)
        ]
        panels = []
        for i, cell in enumerate(self.layout.cells):
            part = cut(self.pixels, (cell.left, cell.top, cell.left + view.width, cell.top + view.height))
            part[...] = ground
            panels.append(Panel(part, view, members if self.scene.stage.overlay else [members[i]], look, unit))
        return panels

    def _draw_words(self) -> Slot | None:
        """Draws the words that do not change; returns the slot of the counter, if there is room for words."""
        layout, look = self.layout, self.look
        for path, caption, colour, dashes in zip(
            self.scene.paths, layout.captions, look.paths, self.dashes, strict=False
        ):
            draw_name(self.pixels, layout.sizes, caption, path.title, colour, dashes, look)
            if caption.values:
                write(self.pixels, caption.values, choose(path.values, caption.values), look.muted)
        for slot, line in zip(layout.footnote_slots, layout.footnotes, strict=True):
            write(self.pixels, slot, line, look.muted)
        if layout.sizes.bare:
            return None
        for cell in layout.cells:
            draw_axes(self.pixels, layout.sizes, cell, self.view, look)
        return draw_title(self.pixels, layout.sizes, self.scene, look)

    def _rewrite(self, slot: Slot, text: str, colour: Colour) -> list[Box]:
        """Replaces the text in a slot; returns the box that was redrawn, if the text is a new one."""
        if slot.width <= 0 or self.written.get(slot) == text:
            return []
        self.written[slot] = text
        left, top, right, bottom = slot.box
        box = max(0, left), max(0, top), min(self.layout.sizes.width, right), min(self.layout.sizes.height, bottom)
        cut(self.pixels, box)[...] = np.round(self.look.paper)
        write(self.pixels, slot, text, colour)
        return [box]
