"""Scene to PNG, by resvg and with our own fonts only, so that it looks the same on every machine."""

from orgflow.fonts import FAMILY, font_files
from orgflow.pictures.svg import write_svg
from orgflow.scene import Scene

SIDE_LIMIT = 16_000
PIXEL_LIMIT = 64_000_000


def write_png(scene: Scene, scale: float = 2.0) -> bytes:
    """The scene as PNG, `scale` pixels to a point.

    Raises ValueError for a picture of more than 16 000 pixels a side or 64 million in all.
    """
    import resvg_py

    width, height = round(scene.width * scale), round(scene.height * scale)
    if max(width, height) > SIDE_LIMIT or width * height > PIXEL_LIMIT or min(width, height) < 1:
        raise ValueError(
            f"a picture of {width} × {height} pixels is out of bounds: "
            f"at most {SIDE_LIMIT} a side and {PIXEL_LIMIT // 1_000_000} million in all"
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
