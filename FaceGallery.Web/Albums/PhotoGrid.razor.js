// What the server is too far away for: what is in sight, keys that move within the grid, fingers, and the way to a month.

const longPress = 500;
const pinch = 1.35;
const leastDrag = 8;
const edge = 70;
const edgeStep = 14;
const toolsHeight = 48;

export function attach(frame, component) {
    // The reader may have gone on before this came.
    if (!frame) {
        return null;
    }

    const grid = frame.querySelector(".grid");
    const listeners = new AbortController();
    const on = (target, type, listener, options = {}) => target.addEventListener(type, listener, { ...options, signal: listeners.signal });
    let months = { tops: [], names: [] };
    let shown = [0, 0];
    let width = 0;
    let frameRequest = 0;

    const sight = () => {
        const top = -grid.getBoundingClientRect().top;
        return [Math.max(top, 0), Math.max(top + innerHeight, 0)];
    };

    const around = ([top, bottom]) => [Math.max(top - innerHeight, 0), bottom + innerHeight];

    const look = () => {
        frameRequest = 0;
        const [top, bottom] = sight();
        const near = innerHeight / 3;
        if ((top - near < shown[0] && shown[0] > 0) || (bottom + near > shown[1] && shown[1] < grid.clientHeight)) {
            shown = around([top, bottom]);
            component.invokeMethodAsync("ShowAsync", ...shown);
        }

        moveHandle(top);
    };

    const scrollTo = top => window.scrollTo({ top: grid.getBoundingClientRect().top + scrollY + top - headroom(), behavior: "instant" });

    const observer = new ResizeObserver(() => {
        // It is 0 when the grid is taken off the page.
        if (grid.clientWidth !== width && grid.clientWidth > 0) {
            width = grid.clientWidth;
            shown = around(sight());
            component.invokeMethodAsync("FitAsync", width, innerHeight, ...shown);
        }
    });

    on(window, "scroll", () => { frameRequest ||= requestAnimationFrame(look); }, { passive: true });
    on(window, "resize", () => { frameRequest ||= requestAnimationFrame(look); });

    // --- keys

    const links = () => [...grid.querySelectorAll("a[data-photo]")];

    const step = (link, key) => {
        const all = links();
        const place = all.indexOf(link);
        switch (key) {
            case "ArrowLeft": return all[place - 1];
            case "ArrowRight": return all[place + 1];
            case "ArrowUp": return nextRow(all, link, -1);
            case "ArrowDown": return nextRow(all, link, 1);
        }
    };

    on(grid, "keydown", event => {
        const link = event.target.closest("a[data-photo]");
        if (!link || event.altKey) {
            return;
        }

        if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            component.invokeMethodAsync("SelectAll");
        } else if (event.ctrlKey || event.metaKey) {
            return;
        } else if (event.shiftKey && grid.dataset.arranged && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
            event.preventDefault();
            const [all, way] = [links(), event.key === "ArrowLeft" ? -1 : 1];
            const place = all.indexOf(link);
            if (!event.repeat && all[place + way]) {
                arrange(link, all[way < 0 ? place - 1 : place + 2]);
            }
        } else if (event.key.startsWith("Arrow")) {
            event.preventDefault();
            const next = step(link, event.key);
            next?.focus({ preventScroll: true });
            next?.scrollIntoView({ block: "nearest" });
        } else if (event.key === "m" || event.key === "M") {
            component.invokeMethodAsync("SelectMonth", Number(link.dataset.photo));
        } else if (event.key === " ") {
            event.preventDefault();
            component.invokeMethodAsync("Toggle", Number(link.dataset.photo), event.shiftKey);
        }
    });

    on(document, "keydown", event => {
        if (event.target.closest("input, textarea, select, [role=dialog], [role=menu]")) {
            return;
        }

        if (event.key === "Escape" && grid.dataset.selecting) {
            component.invokeMethodAsync("Clear");
        } else if (event.key === "?") {
            component.invokeMethodAsync("ShowKeysAsync");
        }
    });

    // --- the order by hand, of albums that have one

    let held = null;

    /** The photo keeps the focus: whoever moves it by keys goes on. */
    const arrange = async (link, before) => {
        const photo = link.dataset.photo;
        await component.invokeMethodAsync("ArrangeAsync", Number(photo), before ? Number(before.dataset.photo) : null);
        grid.querySelector(`a[data-photo="${photo}"]`)?.focus({ preventScroll: true });
    };

    const placeAt = (x, y) => {
        const link = document.elementFromPoint(x, y)?.closest(".cell")?.querySelector("a[data-photo]");
        if (!link || !grid.contains(link)) {
            return null;
        }

        const box = link.getBoundingClientRect();
        return { link, isAfter: x > box.left + box.width / 2 };
    };

    const carry = ({ clientX, clientY }) => {
        held.link.closest(".cell").dataset.carried = "";
        held.place = placeAt(clientX, clientY);
        mark(held.place);
        scrollBy(0, clientY < edge ? -edgeStep : clientY > innerHeight - edge ? edgeStep : 0);
    };

    const mark = place => {
        grid.querySelectorAll("[data-drop]").forEach(cell => cell.removeAttribute("data-drop"));
        place?.link.closest(".cell").setAttribute("data-drop", place.isAfter ? "after" : "before");
    };

    const letDown = isMeant => {
        const { link, place } = held;
        held = null;
        mark(null);
        link.closest(".cell")?.removeAttribute("data-carried");
        if (isMeant && place && place.link !== link) {
            arrange(link, place.isAfter ? links()[links().indexOf(place.link) + 1] : place.link);
        }
    };

    on(grid, "pointerdown", event => {
        const link = event.target.closest("a[data-photo]");
        if (link && grid.dataset.arranged && event.pointerType === "mouse" && event.button === 0 && !event.shiftKey) {
            held = { link, from: event };
        }
    });

    on(grid, "pointermove", event => {
        if (held?.from && (held.place !== undefined || Math.hypot(event.clientX - held.from.clientX, event.clientY - held.from.clientY) > leastDrag)) {
            grid.setPointerCapture(event.pointerId);
            carry(event);
        }
    });

    on(grid, "pointerup", () => {
        if (held?.from && held.place !== undefined) {
            swallowClick();
            letDown(true);
        } else if (held?.from) {
            held = null;
        }
    });

    on(grid, "pointercancel", () => held?.from && letDown(false));

    // --- fingers

    let press = 0;
    let spread = 0;
    const letGo = () => clearTimeout(press);

    on(grid, "touchstart", event => {
        letGo();
        const link = event.target.closest("a[data-photo]");
        if (event.touches.length === 2) {
            spread = distance(event.touches);
        } else if (link && (!grid.dataset.selecting || grid.dataset.arranged)) {
            press = setTimeout(() => {
                swallowClick();
                held = grid.dataset.arranged ? { link } : null;
                if (!grid.dataset.selecting) {
                    component.invokeMethodAsync("Toggle", Number(link.dataset.photo), false);
                }
            }, longPress);
        }
    }, { passive: true });

    on(grid, "touchmove", event => {
        letGo();
        if (held && event.touches.length === 1) {
            event.preventDefault();
            carry(event.touches[0]);
        } else if (event.touches.length === 2 && spread > 0) {
            event.preventDefault();
            const ratio = distance(event.touches) / spread;
            if (ratio > pinch || ratio < 1 / pinch) {
                spread = 0;
                component.invokeMethodAsync("ResizeAsync", ratio > 1 ? 1 : -1);
            }
        }
    }, { passive: false });

    const lift = isMeant => {
        letGo();
        if (held) {
            letDown(isMeant);
        }
    };
    on(grid, "touchend", () => lift(true), { passive: true });
    on(grid, "touchcancel", () => lift(false), { passive: true });
    on(grid, "contextmenu", event => {
        if (matchMedia("(hover: none)").matches) {
            event.preventDefault();
        }
    });

    // --- the way to a month

    const scrubber = () => frame.querySelector(".scrubber");
    const length = () => Math.max(grid.clientHeight - innerHeight + headroom(), 1);
    const monthAt = top => Math.max(months.tops.findLastIndex(start => start <= top + 1), 0);

    const moveHandle = top => {
        const track = scrubber();
        if (track && months.tops.length > 0) {
            const handle = track.querySelector(".handle");
            const month = monthAt(top + headroom());
            handle.style.top = `${(Math.min(top / length(), 1) * (track.clientHeight - handle.clientHeight)).toFixed(1)}px`;
            handle.dataset.month = months.names[month];
            track.toggleAttribute("data-among", headroom() - grid.getBoundingClientRect().top > toolsHeight);
            track.setAttribute("aria-valuenow", month);
            track.setAttribute("aria-valuetext", months.names[month]);
        }
    };

    const drag = event => {
        const box = scrubber().getBoundingClientRect();
        scrollTo(Math.min(Math.max((event.clientY - box.top) / box.height, 0), 1) * grid.clientHeight);
    };

    on(frame, "pointerdown", event => {
        const track = event.target.closest(".scrubber");
        if (track && event.button === 0) {
            event.preventDefault();
            track.setPointerCapture(event.pointerId);
            track.dataset.dragged = "";
            drag(event);
        }
    });

    on(frame, "pointermove", event => {
        if (scrubber()?.dataset.dragged !== undefined) {
            drag(event);
        }
    });

    for (const end of ["pointerup", "pointercancel"]) {
        on(frame, end, () => scrubber()?.removeAttribute("data-dragged"));
    }

    on(frame, "keydown", event => {
        if (!event.target.closest(".scrubber")) {
            return;
        }

        const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 12, PageUp: -12, Home: -Infinity, End: Infinity }[event.key];
        if (steps) {
            event.preventDefault();
            const month = Math.min(Math.max(monthAt(sight()[0] + headroom()) + steps, 0), months.tops.length - 1);
            scrollTo(months.tops[month]);
        }
    });

    return {
        // Not before the server has what it answers with: it tells the grid where to go.
        start: () => observer.observe(grid),
        layout: (tops, names, seen) => {
            months = { tops, names };
            const kept = keptPlace();
            if (kept !== null) {
                window.scrollTo({ top: kept, behavior: "instant" });
            } else if (seen !== null) {
                scrollTo(seen);
            }

            shown = around(sight());
            component.invokeMethodAsync("ShowAsync", ...shown);
            moveHandle(sight()[0]);
        },
        scrollTo,
        remember: (name, view) => {
            // Over HTTPS the server reads no cookie that a neighbouring site could have planted.
            const [prefix, secure] = location.protocol === "https:" ? ["__Host-", "; secure"] : ["", ""];
            document.cookie = `${prefix}${name}=${view}; path=/; max-age=31536000; samesite=lax${secure}`;
        },
        dispose: () => {
            letGo();
            observer.disconnect();
            listeners.abort();
        },
    };
}

/** Where the reader was when the page had to be loaded again: see reconnect.js. */
function keptPlace() {
    const place = JSON.parse(sessionStorage.getItem("facegallery.place") ?? "null");
    sessionStorage.removeItem("facegallery.place");
    return place?.address === location.href ? place.top : null;
}

/** What lies over the top of the page. */
function headroom() {
    const header = document.querySelector("header");
    return header && getComputedStyle(header).position === "sticky" ? header.clientHeight : 0;
}

function nextRow(all, link, way) {
    const from = link.getBoundingClientRect();
    const centre = from.left + from.width / 2;
    const tops = [...new Set(all.map(other => Math.round(other.getBoundingClientRect().top)))].sort((one, other) => one - other);
    const top = tops[tops.indexOf(Math.round(from.top)) + way];
    const off = other => {
        const box = other.getBoundingClientRect();
        return Math.abs(box.left + box.width / 2 - centre);
    };
    return all.filter(other => Math.round(other.getBoundingClientRect().top) === top).sort((one, other) => off(one) - off(other))[0];
}

function distance([one, other]) {
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

/** The tap that ends a long press is no tap on a photo, nor is the click that ends a drag. */
function swallowClick() {
    const swallow = event => {
        event.preventDefault();
        event.stopPropagation();
    };
    window.addEventListener("click", swallow, { capture: true, once: true });
    const stop = () => window.removeEventListener("click", swallow, { capture: true });
    window.addEventListener("touchend", () => setTimeout(stop, 400), { once: true });
    window.addEventListener("mouseup", () => setTimeout(stop), { once: true });
}
