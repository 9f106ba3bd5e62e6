// What the server cannot know or prevent: how wide the grid is, keys that would scroll the page, and a mouse that sweeps over faces.

const ownKeys = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " "]);
const leastSweep = 6;
const edge = 70;
const scrollStep = 14;

export function attach(grid, component) {
    let width = 0;
    const observer = new ResizeObserver(() => {
        // It is 0 when the grid is taken off the page.
        if (grid.clientWidth !== width && grid.clientWidth > 0) {
            width = grid.clientWidth;
            component.invokeMethodAsync("FitAsync", width);
        }
    });
    observer.observe(grid);

    const onKey = event => {
        if (event.target === grid && (ownKeys.has(event.key) || (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)))) {
            event.preventDefault();
        }
    };
    grid.addEventListener("keydown", onKey);

    const stopSweeping = sweepOver(grid, rectangle => component.invokeMethodAsync("SweepAsync", ...rectangle));

    return {
        reveal: row => reveal(grid, row),
        dispose: () => {
            observer.disconnect();
            grid.removeEventListener("keydown", onKey);
            stopSweeping();
        },
    };
}

function reveal(grid, row) {
    const height = Number(grid.dataset.row);
    const top = grid.getBoundingClientRect().top + row * height;
    const [least, most] = [2 * edge, window.innerHeight - height - 1.5 * edge];
    if (top < least) {
        window.scrollBy(0, top - least);
    } else if (top > most) {
        window.scrollBy(0, top - most);
    }
}

function sweepOver(grid, done) {
    let start = null;
    let mouse = null;
    let band = null;

    const onDown = event => {
        if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest("a")) {
            start = { x: event.pageX, y: event.pageY };
            window.addEventListener("pointermove", onMove);
            window.addEventListener("pointerup", onUp);
        }
    };

    const onMove = event => {
        mouse = { x: event.clientX, y: event.clientY };
        if (!band && Math.hypot(event.pageX - start.x, event.pageY - start.y) > leastSweep) {
            band = document.createElement("div");
            band.className = "sweep-band";
            document.body.append(band);
            requestAnimationFrame(draw);
        }
    };

    const onUp = () => {
        window.removeEventListener("pointermove", onMove);
        window.removeEventListener("pointerup", onUp);
        if (band) {
            const swept = cellsIn(rectangle());
            mark(null);
            band.remove();
            band = null;
            swallowClick();
            if (swept) {
                done(swept);
            }
        }
    };

    const draw = () => {
        if (!band) {
            return;
        }

        if (mouse.y < edge) {
            window.scrollBy(0, -scrollStep);
        } else if (mouse.y > window.innerHeight - edge) {
            window.scrollBy(0, scrollStep);
        }

        const { left, top, right, bottom } = rectangle();
        Object.assign(band.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
        mark({ left, top, right, bottom });
        requestAnimationFrame(draw);
    };

    /** In the document's own coordinates, so that it grows while the page scrolls. */
    const rectangle = () => {
        const end = { x: mouse.x + window.scrollX, y: mouse.y + window.scrollY };
        return { left: Math.min(start.x, end.x), top: Math.min(start.y, end.y), right: Math.max(start.x, end.x), bottom: Math.max(start.y, end.y) };
    };

    const place = () => {
        const box = grid.getBoundingClientRect();
        return { left: box.left + window.scrollX, top: box.top + window.scrollY, width: box.width, height: box.height };
    };

    const cellsIn = area => {
        const { left, top, width, height } = place();
        if (area.right < left || area.left > left + width || area.bottom < top || area.top > top + height) {
            return null;
        }

        const columns = Number(grid.dataset.columns);
        const column = x => Math.min(Math.max(Math.floor((x - left) / (width / columns)), 0), columns - 1);
        const row = y => Math.max(Math.floor((y - top) / Number(grid.dataset.row)), 0);
        return [row(area.top), row(Math.min(area.bottom, top + height - 1)), column(area.left), column(area.right)];
    };

    const mark = area => {
        for (const cell of grid.querySelectorAll("[role=gridcell]")) {
            const box = cell.getBoundingClientRect();
            const [x, y] = [box.left + window.scrollX, box.top + window.scrollY];
            cell.toggleAttribute("data-swept", area !== null && x < area.right && x + box.width > area.left && y < area.bottom && y + box.height > area.top);
        }
    };

    grid.addEventListener("pointerdown", onDown);
    return () => {
        grid.removeEventListener("pointerdown", onDown);
        window.removeEventListener("pointermove", onMove);
        window.removeEventListener("pointerup", onUp);
        band?.remove();
    };
}

/** The click that ends a sweep is no click on a face. */
function swallowClick() {
    const swallow = event => event.stopPropagation();
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}
