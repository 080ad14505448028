"""One page of a picture, and the files it can become."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orgflow.text import listed, phrase
from orgflow.usage import UsageError

if TYPE_CHECKING:
    from os import PathLike

    from orgflow.pictures.lettering import SvgText
    from orgflow.scene import Scene


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a picture, named as the file it becomes, without ending. `svg`, `png` and `pptx` make its content.

    `left_out` is how many more pages its picture has of which none is drawn.
    """

    name: str
    scene: "Scene"
    left_out: int = 0

    def svg(self, text: "SvgText" = "live") -> bytes:
        """The page as SVG, UTF-8; its words as `live` text, as text that brings our font along (`embed`), or as shapes
        (`outline`)."""
        from orgflow.pictures.svg import write_svg

        return write_svg(self.scene, text=text).encode()

    def png(self, scale: float = 2.0) -> bytes:
        """The page as PNG, `scale` pixels to a point."""
        from orgflow.pictures.png import write_png

        return write_png(self.scene, scale)

    def pptx(self) -> bytes:
        """The page as a slide of shapes that can be edited."""
        from orgflow.pictures.pptx import write_pptx

        return write_pptx((self.scene,))

    def pdf(self) -> bytes:
        """The page as PDF. Raises `UsageError` where the extra `pdf` is not installed."""
        from orgflow.pictures.pdf import write_pdf

        return write_pdf((self.scene,))

    def drawio(self) -> bytes:
        """The page as a file of draw.io."""
        from orgflow.pictures.drawio import write_drawio

        return write_drawio(self.scene)

    def write(self, form: str) -> bytes:
        """The page in a format of `FORMATS`. Raises `UsageError` for any other."""
        if form not in FORMATS:
            raise no_format(form, FORMATS)
        return FORMATS[form](self)

    def save(self, folder: "str | PathLike[str]", form: str = "svg") -> Path:
        """Write the page into a folder and return the file's path."""
        from orgflow.output import write_whole

        target = Path(folder, f"{self.name}.{form}")
        write_whole(target, self.write(form))
        return target


FORMATS: dict[str, Callable[[Picture], bytes]] = {
    "svg": Picture.svg,
    "png": Picture.png,
    "pdf": Picture.pdf,
    "pptx": Picture.pptx,
    "drawio": Picture.drawio,
}


def no_format(form: str, known: Iterable[str]) -> UsageError:
    """That there is no such format, and which there are."""
    return UsageError(
        phrase(
            "there is no format {name}; there are: {known}",
            "没有格式 {name}；现有：{known}",
            name=form,
            known=listed(known),
        )
    )
