// What the server is too far away for: fingers and wheels that zoom and move the picture, and the browser's own full screen.

import { canShare, shareFiles } from "../share-files.js";

const mostScale = 12;
const step = 1.5;
const doubleTap = 300;
const nearby = 30;
const leastDrag = 5;
const leastSwipe = 50;

/** @param page Told when the browser left its full screen by itself. */
export function attach(stage, page) {
    // The reader may have gone on before this came.
    if (!stage) {
        return null;
    }

    const listeners = new AbortController();
    const on = (type, listener, options = {}) => stage.addEventListener(type, listener, { ...options, signal: listeners.signal });
    const points = new Map();
    let view = { scale: 1, x: 0, y: 0 };
    let pinchFrom = null;
    let lastTap = null;
    let start = null;

    const frame = () => stage.querySelector(".frame");

    const show = next => {
        const target = frame();
        if (!target) {
            return;
        }

        const scale = Math.min(Math.max(next.scale, 1), mostScale);
        const [roomX, roomY] = [room(target.clientWidth, stage.clientWidth, scale), room(target.clientHeight, stage.clientHeight, scale)];
        view = scale === 1 ? { scale, x: 0, y: 0 } : { scale, x: clamp(next.x, -roomX, roomX), y: clamp(next.y, -roomY, roomY) };
        target.style.transform = scale === 1 ? "" : `translate(${view.x}px, ${view.y}px) scale(${scale})`;
        stage.toggleAttribute("data-zoomed", scale > 1);
        sharpen(target, scale);
    };

    /** Keeps the point under the finger where it is. */
    const zoom = (factor, { x, y }) => {
        const scale = clamp(view.scale * factor, 1, mostScale);
        const box = stage.getBoundingClientRect();
        const [fromX, fromY] = [x - box.left - box.width / 2 - view.x, y - box.top - box.height / 2 - view.y];
        show({ scale, x: view.x - fromX * (scale / view.scale - 1), y: view.y - fromY * (scale / view.scale - 1) });
    };

    const middle = () => {
        const box = stage.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    };

    // --- a finger that goes on to the next photo, which comes along beside it

    let swiped = 0;
    const calm = matchMedia("(prefers-reduced-motion: reduce)");

    const slide = (way, isSettling) => {
        swiped = way;
        stage.toggleAttribute("data-swiped", way !== 0 || isSettling);
        stage.toggleAttribute("data-settling", isSettling);
        stage.style.setProperty("--swiped", `${way}px`);
    };

    const beside = way => stage.querySelector(way > 0 ? "a.previous" : "a.next");

    /** Not where it moves an enlarged one, nor where the page scrolls. */
    const swipe = event => {
        const [right, down] = [event.clientX - start.x, event.clientY - start.y];
        const isOne = event.pointerType === "touch" && points.size === 1 && view.scale === 1;
        if (!isOne || (swiped === 0 && (Math.abs(right) < leastDrag || Math.abs(right) < 2 * Math.abs(down)))) {
            return false;
        }

        slide(beside(right) ? right : right / 4, false);
        return true;
    };

    const letGo = (event, way) => {
        points.delete(event.pointerId);
        if (swiped === 0) {
            return;
        }

        const link = Math.abs(way) > leastSwipe ? beside(way) : null;
        slide(link ? Math.sign(way) * stage.clientWidth : 0, !calm.matches);
        link?.click();
    };

    on("transitionend", () => {
        if (swiped === 0) {
            slide(0, false);
        }
    });

    const toggle = at => (view.scale > 1 ? show({ scale: 1, x: 0, y: 0 }) : zoom(Math.max(pixels(frame()), 2.5), at));

    on("wheel", event => {
        if (event.ctrlKey || stage.closest(".immersed")) {
            event.preventDefault();
            zoom(Math.exp(-event.deltaY / 400), { x: event.clientX, y: event.clientY });
        }
    }, { passive: false });

    on("dblclick", event => {
        if (!event.target.closest("a, button, .sheet, .area")) {
            event.preventDefault();
            toggle({ x: event.clientX, y: event.clientY });
        }
    });

    on("pointerdown", event => {
        if (event.target.closest("a, .sheet, .area")) {
            return;
        }

        points.set(event.pointerId, { x: event.clientX, y: event.clientY });
        start = { x: event.clientX, y: event.clientY };
        if (points.size === 2) {
            slide(0, false);
            pinchFrom = spread(points);
        }
    });

    on("pointermove", event => {
        const before = points.get(event.pointerId);
        if (!before) {
            return;
        }

        if (swipe(event)) {
            return;
        }

        points.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (points.size === 2) {
            const now = spread(points);
            zoom(now.distance / pinchFrom.distance, now);
            pinchFrom = now;
        } else if (view.scale > 1 && (stage.hasPointerCapture(event.pointerId) || Math.hypot(event.clientX - start.x, event.clientY - start.y) > leastDrag)) {
            // Only now it is no click on a face.
            stage.setPointerCapture(event.pointerId);
            show({ scale: view.scale, x: view.x + event.clientX - before.x, y: view.y + event.clientY - before.y });
        }
    });

    on("pointerup", event => letGo(event, swiped));
    on("pointercancel", event => letGo(event, 0));

    on("touchend", event => {
        const [finger] = event.changedTouches;
        if (event.touches.length > 0 || event.target.closest("a, button, .sheet, .area")) {
            return;
        }

        const tap = { x: finger.clientX, y: finger.clientY, at: event.timeStamp };
        if (lastTap && tap.at - lastTap.at < doubleTap && Math.hypot(tap.x - lastTap.x, tap.y - lastTap.y) < nearby) {
            event.preventDefault();
            toggle(tap);
            lastTap = null;
        } else {
            lastTap = tap;
        }
    }, { passive: false });

    document.addEventListener("fullscreenchange", () => document.fullscreenElement || page.invokeMethodAsync("LeaveFullAsync"), { signal: listeners.signal });
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, .area, [role=dialog]")) {
            return;
        }

        const factor = { "+": step, "=": step, "-": 1 / step }[event.key];
        if (factor) {
            zoom(factor, middle());
        } else if (event.key === "0") {
            show({ scale: 1, x: 0, y: 0 });
        }
    }, { signal: listeners.signal });

    return {
        reset: () => {
            slide(0, false);
            show({ scale: 1, x: 0, y: 0 });
        },
        immerse: isOn => {
            if (isOn) {
                // Phones that have no full screen fill the window.
                document.documentElement.requestFullscreen?.().catch(() => { });
            } else if (document.fullscreenElement) {
                document.exitFullscreen();
            }
        },
        canShare,
        share: address => shareFiles([new URL(address, document.baseURI).href]),
        dispose: () => listeners.abort(),
    };
}

/** The original's own pixels, once the preview's are too few. */
function sharpen(frame, scale) {
    const picture = frame.querySelector("img");
    const original = picture.dataset.original;
    if (original && picture.complete && frame.clientWidth * scale * devicePixelRatio > picture.naturalWidth * 1.1) {
        delete picture.dataset.original;
        const sharp = new Image();
        sharp.src = original;
        sharp.decode().then(() => { picture.src = original; }, () => { });
    }
}

/** The scale at which the original's pixels are the screen's. */
function pixels(frame) {
    return Math.min(Number(frame.querySelector("img").getAttribute("width")) / (frame.clientWidth * devicePixelRatio), mostScale);
}

function spread(points) {
    const [one, other] = [...points.values()];
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, distance: Math.hypot(one.x - other.x, one.y - other.y) };
}

function room(size, window, scale) {
    return Math.max((size * scale - Math.min(window, size * scale)) / 2, 0);
}

function clamp(value, least, most) {
    return Math.min(Math.max(value, least), most);
}
