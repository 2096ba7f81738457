"""The picture as PNG, for programs that take no SVG."""

from __future__ import annotations

from dateline.errors import UsageError

_WIDEST = 6000


def png(svg: str, width: int = 2400) -> bytes:
    """``svg`` drawn ``width`` pixels wide (at most 6000). Raises UsageError where resvg-py is not installed."""
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError("PNG needs resvg-py: pip install 'dateline[serve]'; SVG needs nothing") from error
    drawn = resvg_py.svg_to_bytes(svg_string=svg, width=min(width, _WIDEST))
    return bytes(drawn)
