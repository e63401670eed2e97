# SPDX-License-Identifier: ISC
# Fonts of the letters that a sheet needs and groff's own fonts lack, for print.sh. Run by fontforge.
#
# fontforge -quiet -lang=py -script letters.py FOLDER <LETTERS
#
# LETTERS has a line for each letter: its code points as groff writes them (u03AC or u03B1_0301), a
# space, and groff's name of its glyph. FOLDER receives PartwayR1 and PartwayB1, regular and bold, and
# more where they are needed (.pfb and .afm), and `map`, the names of the glyphs for afmtodit. A
# letter that no font has is an error, told in FOLDER/error.

import os
import sys
import unicodedata

import fontforge

GLYPHS = 120  # gropdf finds room for 122 of each font that have no code
BOLDER = 40   # of 1000 to the em, for a font that has no bold of its own

# Debian's packages, in the order in which they are asked: the first fits groff's Helvetica best.
FONTS = "/usr/share/fonts/truetype/"
SOURCES = [
	("fonts-liberation", "liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
	("fonts-dejavu-core", "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
	("fonts-droid-fallback", "droid/DroidSansFallbackFull.ttf", None),
]


def read_letters():
	"""The code points, with the names of their glyphs."""
	letters = {}
	for line in sys.stdin:
		name, glyph = line.split()
		text = "".join(chr(int(code, 16)) for code in name[1:].split("_"))
		text = unicodedata.normalize("NFC", text)
		if len(text) != 1:
			raise LookupError("no font has %s (%s) as one letter" % (text, name))
		letters[ord(text)] = glyph
	return letters


def glyphs_of(font):
	"""By code point; a glyph may have more than one."""
	glyphs = {}
	for glyph in font.glyphs():
		if glyph.isWorthOutputting():
			for point in [glyph.unicode] + [other[0] for other in glyph.altuni or ()]:
				glyphs.setdefault(point, glyph)
	return glyphs


def make_font(name, source, glyphs, bolder):
	"""A font of GLYPHS, pairs of code point and glyph of SOURCE."""
	font = fontforge.font()
	font.fontname = font.familyname = font.fullname = name
	font.copyright = source.copyright
	font.em = source.em
	font.is_quadratic = source.is_quadratic
	font.createChar(ord(" "), "space").width = source.em // 4  # groff wants one
	for point, glyph in glyphs:
		glyph.unlinkRef()  # accents are other glyphs, which would not come along
		copy = font.createChar(point, "u%04X" % point)
		copy.foreground = glyph.foreground
		copy.width = glyph.width
	font.is_quadratic = False
	font.em = 1000
	for glyph in font.glyphs() if bolder else ():
		width = glyph.width
		glyph.changeWeight(BOLDER, "CJK")
		glyph.width = width
	return font


def write(folder, letters, weight):
	"""All letters in one weight, regular (0) or bold (1)."""
	left, count, absent = sorted(letters), 0, []
	for package, *paths in SOURCES:
		path = FONTS + (paths[weight] or paths[0])
		if left and not os.path.exists(path):
			absent.append(package)
		elif left:
			source = fontforge.open(path)
			glyphs = glyphs_of(source)
			found = [(point, glyphs[point]) for point in left if point in glyphs]
			left = [point for point in left if point not in glyphs]
			for at in range(0, len(found), GLYPHS):
				count += 1
				name = "Partway%s%d" % ("RB"[weight], count)
				bolder = weight and not paths[weight]
				font = make_font(name, source, found[at:at + GLYPHS], bolder)
				font.generate("%s/%s.pfb" % (folder, name), flags=("afm",))
	if left:
		raise LookupError("no font has %s; %s" % (
			", ".join("%c (U+%04X)" % (point, point) for point in left),
			"install Debian's " + " and ".join(absent) if absent else "it cannot be printed"))


folder = sys.argv[1]
try:
	letters = read_letters()
	with open(folder + "/map", "w") as names:
		for point, glyph in sorted(letters.items()):
			names.write("u%04X %s\n" % (point, glyph))
	for weight in 0, 1:
		write(folder, letters, weight)
except LookupError as error:
	with open(folder + "/error", "w", encoding="utf-8") as out:
		out.write("%s\n" % error)
	sys.exit(1)
