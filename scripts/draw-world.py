#!/usr/bin/env python3
"""Draws the map that lies behind a photo's place: FaceGallery.Web/wwwroot/world.svg.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    scripts/draw-world.py package/countries-110m.json > FaceGallery.Web/wwwroot/world.svg

The data are Natural Earth's countries at 1:110,000,000, which are in the public domain (naturalearthdata.com/about/terms-of-use); the package, under the ISC licence,
holds them as TopoJSON. A degree is ten units, so that all numbers are whole: x is 10 (longitude + 180), y is 10 (90 - latitude).
"""
import json
import sys

ROUND, POLE = 3600, 1800

topology = json.load(open(sys.argv[1], encoding="utf-8"))
(scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]


def points_of(arc):
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield round(10 * (x * scale_x + move_x + 180)), round(10 * (90 - y * scale_y - move_y))


def without_repeats(points):
    return [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]


def arcs_in(geometry):
    """Numbers of arcs, ring by ring."""
    return geometry["arcs"] if geometry["type"] == "Polygon" else [ring for polygon in geometry["arcs"] for ring in polygon]


def line(points):
    """From the first point on in steps, which are shorter to write than places."""
    (x, y), text = points[0], ""
    for next_x, next_y in points[1:]:
        for number in (next_x - x, next_y - y):
            text += f"{number}" if number < 0 or text == "" else f" {number}"
        x, y = next_x, next_y
    return f"M{points[0][0]} {points[0][1]}l{text}" if text else ""


arcs = [without_repeats(list(points_of(arc))) for arc in topology["arcs"]]


def ring(numbers):
    points = [point for number in numbers for point in (arcs[number] if number >= 0 else reversed(arcs[~number]))]
    return without_repeats(points)


def rings_in_sight(points):
    """The data join what the edge of the map parts: such a ring is drawn on over the edge, and again from the other side."""
    drawn, turn = [points[0]], 0
    for (before, _), (x, y) in zip(points, points[1:]):
        turn += (before - x > ROUND / 2) * ROUND - (x - before > ROUND / 2) * ROUND
        drawn.append((x + turn, y))
    if turn != 0:
        drawn += [(drawn[-1][0], POLE), (drawn[0][0], POLE)]  # Antarctica goes all around.
    beyond = min(x for x, _ in drawn) < 0, max(x for x, _ in drawn) > ROUND
    shifts = [0] + [ROUND] * beyond[0] + [-ROUND] * beyond[1]
    return [[(x + shift, y) for x, y in drawn] for shift in shifts]


countries, (land,) = topology["objects"]["countries"]["geometries"], topology["objects"]["land"]["geometries"]
lands = [points for points in map(ring, arcs_in(land)) if len(points) > 3]
coast = "".join(line(points) + "z" for land_ring in lands for points in rings_in_sight(land_ring))
uses = [number if number >= 0 else ~number for country in countries for numbers in arcs_in(country) for number in numbers]
borders = "".join(line(arcs[number]) for number in sorted({number for number in uses if uses.count(number) > 1}))
print(f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3600 1800">
<!-- Natural Earth 1:110m, public domain; drawn by scripts/draw-world.py -->
<g id="world" stroke-linejoin="round"><path d="{coast}"/><path d="{borders}" fill="none" stroke="var(--border, #888)" vector-effect="non-scaling-stroke"/></g>
</svg>""")
