// What the server is too far away for: a box that follows the finger or the keys, and keys and fingers that would scroll the page.

const leastPixels = 8;
const leastSide = 0.01;
const step = 0.01;
const growth = 1.1;
const firstSide = 0.25;

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const sizes = { "+": growth, "=": growth, "-": 1 / growth, "_": 1 / growth };

export function attach(area, component) {
    const band = area.firstElementChild;
    let box = null;
    let start = null;
    let pointer = null;

    const show = next => {
        box = next;
        band.hidden = next === null;
        if (next) {
            const { x, y, width, height } = next;
            Object.assign(band.style, { left: percent(x), top: percent(y), width: percent(width), height: percent(height) });
        }
    };

    const at = event => {
        const place = area.getBoundingClientRect();
        return { x: within((event.clientX - place.left) / place.width), y: within((event.clientY - place.top) / place.height) };
    };

    const take = () => component.invokeMethodAsync("Take", box.x, box.y, box.width, box.height);

    const onDown = event => {
        // A second finger does not draw.
        if (pointer === null && event.button === 0) {
            event.preventDefault();
            area.focus({ preventScroll: true });
            area.setPointerCapture(event.pointerId);
            [pointer, start] = [event.pointerId, at(event)];
        }
    };

    const onMove = event => {
        if (event.pointerId === pointer) {
            show(between(start, at(event)));
        }
    };

    const onUp = event => {
        if (event.pointerId === pointer) {
            pointer = null;
            if (box && box.width * area.clientWidth >= leastPixels && box.height * area.clientHeight >= leastPixels) {
                take();
            } else {
                show(null);
            }
        }
    };

    const onCancel = event => {
        if (event.pointerId === pointer) {
            pointer = null;
            show(null);
        }
    };

    const onKey = event => {
        if (event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }

        const current = box ?? middle(area);
        if (event.key === "Enter") {
            event.preventDefault();
            show(current);
            take();
        } else if (event.key in sizes) {
            event.preventDefault();
            show(grown(current, sizes[event.key]));
        } else if (event.key in arrows) {
            event.preventDefault();
            const [right, down] = arrows[event.key];
            show(event.shiftKey ? sized(current, right * step, down * step) : moved(current, right * step, down * step));
        }
    };

    const listeners = { pointerdown: onDown, pointermove: onMove, pointerup: onUp, pointercancel: onCancel, keydown: onKey };
    for (const [name, listener] of Object.entries(listeners)) {
        area.addEventListener(name, listener);
    }

    const restart = () => {
        area.focus({ preventScroll: true });

        // Only who came by keys needs a box to begin with.
        show(area.matches(":focus-visible") ? middle(area) : null);
    };
    restart();

    return {
        restart,
        dispose: () => {
            for (const [name, listener] of Object.entries(listeners)) {
                area.removeEventListener(name, listener);
            }
        },
    };
}

function middle(area) {
    const side = firstSide * Math.min(area.clientWidth, area.clientHeight);
    const [width, height] = [side / area.clientWidth, side / area.clientHeight];
    return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

function between(one, other) {
    return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

function moved({ x, y, width, height }, right, down) {
    return { x: clamp(x + right, 0, 1 - width), y: clamp(y + down, 0, 1 - height), width, height };
}

function sized({ x, y, width, height }, right, down) {
    return { x, y, width: clamp(width + right, leastSide, 1 - x), height: clamp(height + down, leastSide, 1 - y) };
}

function grown({ x, y, width, height }, factor) {
    const [wider, taller] = [clamp(width * factor, leastSide, 1), clamp(height * factor, leastSide, 1)];
    return moved({ x, y, width: wider, height: taller }, (width - wider) / 2, (height - taller) / 2);
}

function percent(fraction) {
    return `${100 * fraction}%`;
}

function within(fraction) {
    return clamp(fraction, 0, 1);
}

function clamp(value, least, most) {
    return Math.min(Math.max(value, least), most);
}
