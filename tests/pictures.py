"""Pictures as cameras, telephones, scanners and people leave them, made by Pillow."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

PHONE = "Secret Phone 12"
# What no published file may hold, in whatever format.
METADATA = (
    b"Exif",
    b"eXIf",
    b"EXIF",
    b"http://ns.adobe.com",
    b"<x:xmpmeta",
    b"Photoshop 3.0",
    b"ICC_PROFILE",
    b"iCCP",
    b"ICCP",
    b"tEXt",
    b"GPS",
    b"Secret",
)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><GPSLatitude>37,1N</GPSLatitude>Secret</x:xmpmeta>'


def pixels(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red above left, green above right, blue below: it shows how it was turned."""
    image = Image.new("RGB", (width, height), (20, 30, 200))
    image.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    image.paste((20, 180, 40), (width // 2, 0, width, height // 2))
    return image.convert(mode)


def busy(width: int, height: int) -> Image.Image:
    """As rich in detail as a photo."""
    noise = Image.effect_noise((width, height), 60)
    return Image.merge("RGB", (noise, noise.rotate(180), noise))


def exif(orientation: int = 1) -> Image.Exif:
    """Camera, place and how it was held."""
    data = Image.Exif()
    data[0x010F] = PHONE
    data[0x0112] = orientation
    data[0x9286] = "Secret comment"
    place = data.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (37.0, 1.0, 2.0), "E", (112.0, 1.0, 2.0)
    return data


def profile() -> bytes:
    """An ICC profile that is not sRGB by name."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def srgb() -> bytes:
    """The usual ICC profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own options
    """The file's bytes."""
    buffer = BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def photo(width: int = 60, height: int = 40, orientation: int = 1) -> bytes:
    """A JPEG with everything that a telephone writes into it, and a thumbnail."""
    data = saved(
        pixels(width, height),
        "JPEG",
        quality=90,
        exif=exif(orientation),
        icc_profile=srgb(),
        comment=b"Secret remark",
        xmp=XMP,
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x06Secret"
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]


def graphic(width: int = 60, height: int = 40, mode: str = "RGBA") -> bytes:
    """A PNG with texts, XMP, EXIF and a profile."""
    texts = PngInfo()
    texts.add_text("Author", "Secret")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    image = pixels(width, height, mode)
    if mode == "RGBA":
        image.putpixel((0, 0), (0, 0, 0, 0))
    return saved(image, "PNG", pnginfo=texts, exif=exif(), icc_profile=srgb())


def animation(form: str = "GIF") -> bytes:
    """Three frames of one colour each, with a remark."""
    texts = PngInfo()
    texts.add_text("Author", "Secret")
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green", "blue")]
    options: dict[str, dict[str, Any]] = {
        "GIF": {"comment": b"Secret GPS remark", "loop": 0},
        "WEBP": {"exif": exif(), "xmp": XMP, "icc_profile": srgb(), "lossless": True},
        "PNG": {"pnginfo": texts},
    }
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100, **options[form])
