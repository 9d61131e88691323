"""Makes the fonts that tests draw with: every character is a block, so that a picture says which font it is in.

Needs fonttools. Blocks-Regular: half the height of a capital; Blocks-Bold: the whole; Blocks-Variable ("Sliding
Blocks"): from a quarter (wght 100) to the whole (900); Blocks-Restricted ("Locked Blocks"): may not be embedded;
Blocks-Cubic ("Cubic Blocks"): as Sliding Blocks, in the other kind of outlines.
"""
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen

CHARACTERS = [chr(c) for c in range(0x20, 0x7F)] + list("…·→×é")


def block(height):
    pen = TTGlyphPen(None)
    if height:
        pen.moveTo((50, 0))
        pen.lineTo((50, height))
        pen.lineTo((550, height))
        pen.lineTo((550, 0))
        pen.closePath()
    return pen.glyph()


def font(file, family, style, weight, height, embedding=0, heights=None):
    names = [".notdef"] + ["u%04X" % ord(c) for c in CHARACTERS]
    builder = FontBuilder(1000, isTTF=True)
    builder.updateHead(created=0, modified=0)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): "u%04X" % ord(c) for c in CHARACTERS})
    builder.setupGlyf({name: block(0 if name == "u0020" else height) for name in names})
    builder.setupHorizontalMetrics({name: (600, 0 if name == "u0020" else 50) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style,
                            "copyright": "made for memfig's tests", "psName": family.replace(" ", "") + "-" + style})
    builder.setupOS2(
        sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, usWeightClass=weight,
        fsType=embedding, sCapHeight=700, sxHeight=700)
    builder.setupPost()
    if heights:
        builder.setupFvar([("wght", 100, weight, 900, "Weight")], [])
        deltas = {}
        for name in names:
            if name == "u0020":
                continue
            light, heavy = heights[0] - height, heights[1] - height
            still = [(0, 0)] * 4
            deltas[name] = [
                variation(-1, [(0, 0), (0, light), (0, light), (0, 0)] + still),
                variation(1, [(0, 0), (0, heavy), (0, heavy), (0, 0)] + still),
            ]
        builder.setupGvar(deltas)
    builder.font["head"].modified = builder.font["head"].created = 0
    builder.font.recalcTimestamp = False
    builder.save(file)


def variation(end, deltas):
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    return TupleVariation({"wght": (min(end, 0) and -1.0, float(end), max(end, 0) and 1.0)}, deltas)


def cubic(file, family, heights):
    """The same with outlines that bend otherwise (CFF2)."""
    names = [".notdef"] + ["u%04X" % ord(c) for c in CHARACTERS]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): "u%04X" % ord(c) for c in CHARACTERS})
    light, regular, heavy = heights
    up = [regular, light - regular, heavy - regular, 1, "blend"]
    down = [-regular, regular - light, regular - heavy, 1, "blend"]
    program = [50, 0, "rmoveto", 0] + up + ["rlineto", 500, 0, "rlineto", 0] + down + ["rlineto"]
    shapes = {name: T2CharString(program=[] if name == "u0020" else program) for name in names}
    builder.setupNameTable({"familyName": family, "styleName": "Regular",
                            "copyright": "made for memfig's tests", "psName": "CubicBlocks-Regular"})
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    builder.setupCFF2(shapes, regions=[{"wght": (-1.0, -1.0, 0.0)}, {"wght": (0.0, 1.0, 1.0)}])
    builder.setupHorizontalMetrics({name: (600, 0 if name == "u0020" else 50) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(
        sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, usWeightClass=400, fsType=0,
        sCapHeight=700, sxHeight=700)
    builder.setupPost()
    builder.font["head"].modified = builder.font["head"].created = 0
    builder.font.recalcTimestamp = False
    builder.save(file)


font("Blocks-Regular.ttf", "Blocks", "Regular", 400, 350)
font("Blocks-Bold.ttf", "Blocks", "Bold", 700, 700)
font("Blocks-Variable.ttf", "Sliding Blocks", "Regular", 400, 350, heights=(175, 700))
font("Blocks-Restricted.ttf", "Locked Blocks", "Regular", 400, 350, embedding=2)
cubic("Blocks-Cubic.otf", "Cubic Blocks", (175, 350, 700))
