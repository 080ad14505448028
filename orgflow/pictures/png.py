"""Scene to PNG, by resvg and with our own fonts only, so that it looks the same on every machine."""

from orgflow.fonts import FAMILY, font_files
from orgflow.pictures.svg import write_svg
from orgflow.scene import Scene
from orgflow.text import phrase
from orgflow.usage import UsageError

SIDE_LIMIT = 16_000
PIXEL_LIMIT = 64_000_000


def write_png(scene: Scene, scale: float = 2.0) -> bytes:
    """The scene as PNG, `scale` pixels to a point.

    Raises `UsageError` for a picture of more than 16 000 pixels a side or 64 million in all.
    """
    import resvg_py

    width, height = round(scene.width * scale), round(scene.height * scale)
    if max(width, height) > SIDE_LIMIT or width * height > PIXEL_LIMIT or min(width, height) < 1:
        raise UsageError(
            phrase(
                "a picture of {width} × {height} pixels is out of bounds: "
                "at most {side} a side and {all} million in all",
                "{width} × {height} 像素的图片超出限制：每边最多 {side} 像素，总计最多 {all} 百万像素",
                width=width,
                height=height,
                side=SIDE_LIMIT,
                all=PIXEL_LIMIT // 1_000_000,
            )
        )
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=write_svg(scene, family=FAMILY),
            width=width,
            height=height,
            skip_system_fonts=True,
            font_files=[str(path) for path in font_files()],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
