/**
 * Shows photos one at a time over the whole window: the finger moves, pinches and closes them; keys, buttons and a slideshow do, too. It knows nothing of
 * where they come from, nor of who looks.
 *
 *     const viewer = createViewer({ photos, words, actions, first, count, beyond, onShow, onClose });
 *     viewer.open(index);
 *
 * photos: an array, or anything with `length` and `at(index)`, of
 *   { label, width, height, preview, thumb?, tile?, original?, date?, caption?, rings? }
 *   label: what a screen reader says; width, height: of the original, in pixels; preview: address of the picture of screen size; thumb: of a small one, or
 *   tile: an image on the page that shows it already; original: address of the picture to enlarge into, where browsers can show it; date, caption: texts;
 *   rings: [x, y, width, height] each, in fractions of the picture, drawn around what is meant.
 *   `at` gives the same object again for what has not changed.
 * words: { title, place: "{0} of {1}", close, previous, next, play, pause, zoom, broken, gone, ended? }
 * actions: { name, label, icon (an SVG path of 24 × 24), key?, isFor?(photo), href?(photo), isDownload?, run?(photo, button) } each.
 * first, count: where the photos are parts of more, the number of the first one, from 1, and how many there are in all. beyond(step): goes on to the part before (-1) or after (1), or
 *   null where there is none; what it returns is called.
 * onShow(index): another photo is shown. onClose(): the reader wants to leave; whoever gives it calls viewer.close() then.
 */
export function createViewer({ photos, words, actions = [], first = 1, count = null, beyond = () => null, onShow = () => { }, onClose = null }) {
    const dialog = build(words, actions);
    const part = name => dialog.querySelector(`.viewer-${name}`);
    const [stage, place, spoken, date, caption] = ["stage", "place", "spoken", "date", "caption"].map(part);
    const slides = [0, 1, 2].map(() => makeSlide(stage, words));
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const whole = { scale: 1, x: 0, y: 0, right: 0, down: 0 };

    // right and down: how far a finger has moved the whole photo; scale, x and y: what is seen of an enlarged one.
    let view = { ...whole };
    let at = -1;
    let frame = 0;
    let isClosing = false;

    // --- what is where

    const slideOf = index => slides[((index % 3) + 3) % 3];
    const current = () => slideOf(at);
    const photoAt = index => (index >= 0 && index < photos.length ? photos.at(index) : null);
    const size = () => ({ width: stage.clientWidth || 1, height: stage.clientHeight || 1 });

    const render = () => {
        const { width, height } = size();
        for (const slide of slides) {
            const steps = slide.index - at;
            slide.figure.style.transform = `translate3d(${steps * (width + gap) + view.right}px, 0, 0)`;
            slide.picture.style.transform = steps === 0
                ? `translate3d(${view.x}px, ${view.y + view.down}px, 0) scale(${view.scale * (1 - Math.min(Math.abs(view.down) / height, 1) * .25)})`
                : "";
        }

        dialog.style.setProperty("--shade", 1 - Math.min(Math.abs(view.down) / height, 1) * .8);
        dialog.toggleAttribute("data-zoomed", view.scale > 1.01);
    };

    const stop = () => {
        cancelAnimationFrame(frame);
        frame = 0;
    };

    /** Moves to where it belongs, from wherever it is: a finger may stop it on the way. */
    const settle = target => {
        stop();
        const [from, to, began] = [{ ...view }, { ...whole, ...target }, performance.now()];
        const step = now => {
            const share = calm.matches ? 1 : Math.min((now - began) / duration, 1);
            const eased = 1 - (1 - share) ** 3;
            for (const name in to) {
                view[name] = from[name] + (to[name] - from[name]) * eased;
            }

            render();
            frame = share < 1 ? requestAnimationFrame(step) : 0;
            if (frame === 0) {
                sharpen();
            }
        };
        step(began);
    };

    const fit = slide => {
        const { width, height } = size();
        const photo = slide.photo;
        const known = photo?.width > 0 && photo.height > 0 ? photo : { width: slide.image.naturalWidth || 3, height: slide.image.naturalHeight || 2 };
        const scale = Math.min(width / known.width, height / known.height);
        [slide.width, slide.height] = [known.width * scale, known.height * scale];
        slide.picture.style.width = `${slide.width}px`;
        slide.picture.style.height = `${slide.height}px`;
    };

    const fill = (index, isShown) => {
        const slide = slideOf(index);
        if (slide.index !== index || slide.photo !== photoAt(index)) {
            slide.show(photoAt(index), index);
        }

        slide.figure.inert = !isShown;
        slide.figure.ariaHidden = isShown ? null : "true";
        fit(slide);
        return slide;
    };

    let loads = 0;

    /** The one that is looked at comes first; its neighbours only then, so that they do not slow it down. Whoever calls it anew ends what was going on. */
    const load = async () => {
        const [run, shown] = [++loads, at];
        for (const index of [shown, shown + 1, shown - 1]) {
            await slideOf(index).load();
            if (run !== loads || !dialog.open) {
                return;
            }

            fit(slideOf(index));
        }
    };

    const tell = () => {
        const photo = photoAt(at);
        place.firstChild.data = words.place.replace("{0}", at + first).replace("{1}", count ?? photos.length);
        spoken.textContent = ` ${photo.label}`;
        [date.textContent, caption.textContent] = [photo.date ?? "", photo.caption ?? ""];
        part("previous").disabled = !photoAt(at - 1) && !beyond(-1);
        part("next").disabled = !photoAt(at + 1) && !beyond(1);
        for (const action of actions) {
            const button = part(`action-${action.name}`);
            button.hidden = action.isFor ? !action.isFor(photo) : false;
            if (action.href) {
                button.href = action.href(photo);
            }
        }
    };

    const show = index => {
        at = index;
        [index - 1, index, index + 1].forEach(near => fill(near, near === index));
        tell();
        onShow(index);
        load();
    };

    /** @param isSlid It comes in from its side; otherwise it takes the place at once. */
    const go = (step, isSlid = true) => {
        if (!photoAt(at + step)) {
            settle({});
            beyond(Math.sign(step))?.();
            return false;
        }

        stop();
        view = { ...whole, right: isSlid && Math.abs(step) === 1 ? view.right + step * (size().width + gap) : 0 };
        show(at + step);
        settle({});
        return true;
    };

    // --- enlarging

    const most = () => Math.min(Math.max(pixels(), 4), 12);

    /** The scale at which the original's pixels are the screen's. */
    const pixels = () => (current().photo?.width || 0) / (current().width * devicePixelRatio);

    const rooms = scale => {
        const { width, height } = size();
        return [Math.max((current().width * scale - width) / 2, 0), Math.max((current().height * scale - height) / 2, 0)];
    };

    const within = next => {
        const scale = clamp(next.scale, 1, most());
        const [roomX, roomY] = rooms(scale);
        return { scale, x: clamp(next.x, -roomX, roomX), y: clamp(next.y, -roomY, roomY) };
    };

    /** The view that is so many times as large, with the point under the finger where it is. */
    const zoomed = (scale, point, from = view) => {
        const box = stage.getBoundingClientRect();
        const [x, y] = [point.x - box.left - box.width / 2, point.y - box.top - box.height / 2];
        return { scale, x: x - (x - from.x) * (scale / from.scale), y: y - (y - from.y) * (scale / from.scale) };
    };

    const middle = () => {
        const box = stage.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    };

    const zoomBy = (factor, point = middle()) => settle(within(zoomed(clamp(view.scale * factor, 1, most()), point)));
    const toggleZoom = (point = middle()) => settle(view.scale > 1.01 ? {} : within(zoomed(clamp(pixels(), 2.5, most()), point)));

    const sharpen = () => {
        const slide = current();
        if (view.scale > 1.01 && slide.width * view.scale * devicePixelRatio > slide.image.naturalWidth * 1.1) {
            slide.loadOriginal();
        }
    };

    // --- fingers

    const points = new Map();
    let gesture = null;
    let tapped = null;

    // The finger that is down has stopped the slideshow: what comes back then stays.
    let hasStopped = false;

    const begin = () => {
        const [one, two] = [...points.values()];
        gesture = two
            ? { kind: "pinch", from: { ...view }, spread: spread(one, two) }
            : { kind: null, from: { ...view }, x: one.x, y: one.y, trail: [] };
    };

    const pull = (way, room) => (Math.abs(way) > room ? Math.sign(way) * (room + (Math.abs(way) - room) * .35) : way);

    stage.addEventListener("pointerdown", event => {
        if (event.button > 0 || points.size === 2) {
            return;
        }

        stop();
        hasStopped = showing !== 0;
        pause();
        points.set(event.pointerId, { x: event.clientX, y: event.clientY });
        begin();
    });

    stage.addEventListener("pointermove", event => {
        if (!points.has(event.pointerId)) {
            return;
        }

        points.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const [one, two] = [...points.values()];
        if (two) {
            const now = spread(one, two);
            const scale = clamp(gesture.from.scale * now.distance / gesture.spread.distance, .7, most() * 1.2);
            const next = zoomed(scale, gesture.spread, gesture.from);
            view = { ...whole, ...next, x: next.x + now.x - gesture.spread.x, y: next.y + now.y - gesture.spread.y };
            render();
            return;
        }

        const [right, down] = [event.clientX - gesture.x, event.clientY - gesture.y];
        if (gesture.kind === "rest") {
            return;
        }

        if (!gesture.kind) {
            if (Math.hypot(right, down) < leastDrag) {
                return;
            }

            gesture.kind = view.scale > 1.01 ? "pan" : Math.abs(right) > Math.abs(down) ? "swipe" : "pull";
        }

        stage.setPointerCapture(event.pointerId);
        gesture.trail = [...gesture.trail.filter(point => event.timeStamp - point.at < 100), { x: event.clientX, y: event.clientY, at: event.timeStamp }];
        if (gesture.kind === "pan") {
            const [roomX, roomY] = rooms(view.scale);
            view = { ...view, x: pull(gesture.from.x + right, roomX), y: pull(gesture.from.y + down, roomY) };
        } else if (gesture.kind === "swipe") {
            view.right = pull(gesture.from.right + right, photoAt(at - Math.sign(right)) ? Infinity : 0);
        } else {
            view.down = gesture.from.down + down;
        }

        render();
    });

    const release = (event, isLetGo) => {
        if (!points.delete(event.pointerId)) {
            return;
        }

        if (points.size > 0) {
            // The other finger of a pinch is no tap.
            begin();
            gesture.kind = view.scale > 1.01 ? "pan" : "rest";
            return;
        }

        const { kind, trail } = gesture;
        gesture = null;
        const first = trail?.[0];
        const time = first ? Math.max(event.timeStamp - first.at, 1) : 1;
        const [speedX, speedY] = first ? [(event.clientX - first.x) / time, (event.clientY - first.y) / time] : [0, 0];
        if (kind === "swipe" && isLetGo && (Math.abs(view.right) > size().width / 4 || (Math.abs(speedX) > .4 && Math.sign(speedX) === Math.sign(view.right)))) {
            go(-Math.sign(view.right));
        } else if (kind === "pull" && isLetGo && (view.down > 110 || (view.down > 20 && speedY > .5))) {
            leave();
        } else if (kind === "pan" || kind === "pinch") {
            settle(view.scale < 1 ? {} : within(view));
        } else if (kind) {
            settle({});
        } else if (isLetGo) {
            tap(event);
        } else {
            settle(within(view));
        }
    };
    stage.addEventListener("pointerup", event => release(event, true));
    stage.addEventListener("pointercancel", event => release(event, false));

    const tap = event => {
        const point = { x: event.clientX, y: event.clientY, at: event.timeStamp };
        settle(within(view));
        if (tapped && point.at - tapped.at < doubleTap && Math.hypot(point.x - tapped.x, point.y - tapped.y) < nearby) {
            clearTimeout(tapped.timer);
            tapped = null;
            toggleZoom(point);
        } else {
            tapped = { ...point, timer: event.pointerType === "touch" && !hasStopped ? setTimeout(() => dialog.toggleAttribute("data-bare"), doubleTap) : 0 };
        }
    };

    stage.addEventListener("wheel", event => {
        event.preventDefault();
        stop();
        pause();
        view = { ...whole, ...within(zoomed(clamp(view.scale * Math.exp(-event.deltaY / 300), 1, most()), { x: event.clientX, y: event.clientY })) };
        render();
        sharpen();
    }, { passive: false });

    // --- the slideshow

    let showing = 0;
    let awake = null;

    const pause = () => {
        if (showing === 0) {
            return;
        }

        clearTimeout(showing);
        showing = 0;
        dialog.removeAttribute("data-playing");
        stage.getAnimations({ subtree: true }).forEach(animation => animation.cancel());
        awake?.then(lock => lock?.release());
        awake = null;
        tellPlaying();
    };

    const tellPlaying = () => {
        const button = part("play");
        button.ariaLabel = button.title = words[showing ? "pause" : "play"];
        button.querySelector("path").setAttribute("d", icons[showing ? "pause" : "play"]);
    };

    const play = () => {
        settle({});
        dialog.setAttribute("data-playing", "");
        dialog.removeAttribute("data-bare");
        awake = navigator.wakeLock?.request("screen").catch(() => null) ?? null;
        stage.focus();
        wait();
        tellPlaying();
    };

    const wait = () => {
        if (!calm.matches) {
            current().picture.animate([{ scale: 1 }, { scale: 1.05 }], { duration: showFor + fade, easing: "linear" });
        }

        showing = setTimeout(turn, showFor);
    };

    const turn = () => {
        const step = photoAt(at + 1) ? 1 : -at;
        const next = step === 1 ? slideOf(at + 1) : null;
        if (next && !next.isReady) {
            // On a slow line it stays a little longer.
            showing = setTimeout(turn, 500);
            return;
        }

        const before = current();
        view = { ...whole };
        show(at + step);
        render();
        if (!calm.matches && step === 1) {
            before.figure.animate([{ transform: "none", opacity: 1 }, { transform: "none", opacity: 0 }], fade);
            current().figure.animate([{ opacity: 0 }, { opacity: 1 }], fade);
        }

        wait();
    };

    // What could not be had is asked for again.
    addEventListener("online", () => dialog.open && load());
    document.addEventListener("visibilitychange", () => document.hidden && pause());

    // --- buttons and keys

    const steps = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 };
    part("previous").addEventListener("click", () => (pause(), go(-1)));
    part("next").addEventListener("click", () => (pause(), go(1)));
    part("zoom").addEventListener("click", () => (pause(), toggleZoom()));
    part("play").addEventListener("click", () => (showing ? pause() : play()));
    part("close").addEventListener("click", () => leave());
    for (const { name, run } of actions.filter(action => action.run)) {
        const button = part(`action-${name}`);
        button.addEventListener("click", () => (pause(), run(photoAt(at), button)));
    }

    dialog.addEventListener("cancel", event => {
        event.preventDefault();
        leave();
    });

    // Browsers close it themselves when Escape is pressed again at once.
    dialog.addEventListener("close", () => viewer.isOpen || isClosing || leave());
    dialog.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [role=menu]")) {
            return;
        }

        const isOnButton = event.target.closest("button, a") !== null;
        const action = actions.find(({ key, isFor }) => key === event.key.toLowerCase() && (!isFor || isFor(photoAt(at))));
        const command = steps[event.key] ? () => go(steps[event.key])
            : event.key === "Home" ? () => go(-at, false)
            : event.key === "End" ? () => go(photos.length - 1 - at, false)
            : ["+", "="].includes(event.key) ? () => zoomBy(1.5)
            : event.key === "-" ? () => zoomBy(1 / 1.5)
            : event.key === "0" ? () => settle({})
            : action ? () => part(`action-${action.name}`).click()
            : null;
        if (command) {
            event.preventDefault();
            pause();
            command();
        } else if (event.key === " " && !isOnButton && !event.repeat) {
            event.preventDefault();
            part("play").click();
        }
    });
    new ResizeObserver(() => {
        if (dialog.open) {
            slides.forEach(fit);
            view = { ...whole };
            render();
        }
    }).observe(stage);
    tellPlaying();

    const leave = () => (onClose ?? viewer.close)();
    const viewer = {
        get isOpen() {
            return dialog.open;
        },

        /** Which photo is shown; -1 before the first. */
        get index() {
            return at;
        },

        open(index) {
            if (!photoAt(index)) {
                return;
            }

            if (!dialog.isConnected) {
                document.body.append(dialog);
            }

            if (!dialog.open) {
                isClosing = false;
                dialog.removeAttribute("data-bare");
                dialog.showModal();
            }

            view = { ...whole };
            show(index);
            render();
            stage.focus();
        },

        close() {
            isClosing = true;
            pause();
            stop();
            points.clear();
            dialog.close();
        },

        /** The photos changed, such as their captions: shows the one with this index as it is now. */
        refresh(index = at) {
            if (dialog.open && photoAt(index)) {
                show(index);
                render();
            }
        },

        /** Takes it off the page for good. */
        dispose() {
            viewer.close();
            dialog.remove();
        },
    };
    return viewer;
}

// The looks come along, whatever page it is used by.
try {
    const looks = new CSSStyleSheet();
    await looks.replace(await (await fetch(new URL("viewer.css", import.meta.url))).text());
    document.adoptedStyleSheets.push(looks);
} catch {
    // It shows photos all the same.
}

const gap = 16;
const duration = 200;
const fade = 700;
const showFor = 5000;
const leastDrag = 8;
const doubleTap = 300;
const nearby = 30;

const icons = {
    close: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4L13.4 12z",
    previous: "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4L10.8 12z",
    next: "M8.6 16.6 13.2 12 8.6 7.4 10 6l6 6-6 6z",
    play: "M8 5v14l11-7z",
    pause: "M6 5h4v14H6zm8 0h4v14h-4z",
    zoom: "M15.5 14h-.8l-.3-.3a6.5 6.5 0 1 0-.7.7l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10 7H9v2H7v1h2v2h1v-2h2V9h-2z",
};

function build(words, actions) {
    const dialog = document.createElement("dialog");
    dialog.className = "viewer";
    dialog.ariaLabel = words.title;
    const bar = element("div", "bar");
    const place = element("p", "place");
    place.setAttribute("role", "status");
    place.append("", element("span", "spoken"));
    bar.append(
        button("close", words.close, icons.close), place, ...actions.map(action => actionOf(action)), button("zoom", words.zoom, icons.zoom), button("play", words.play, icons.play));
    const stage = element("div", "stage");
    stage.tabIndex = -1;
    const foot = element("div", "foot");
    foot.append(element("p", "caption"), element("p", "date"));
    dialog.append(bar, stage, button("previous", words.previous, icons.previous), button("next", words.next, icons.next), foot);
    return dialog;
}

function element(tag, name) {
    const made = document.createElement(tag);
    made.className = `viewer-${name}`;
    return made;
}

function button(name, label, icon, tag = "button") {
    const made = element(tag, name);
    made.classList.add("viewer-button");
    if (tag === "button") {
        made.type = "button";
    }

    made.ariaLabel = made.title = label;
    made.append(svg("0 0 24 24", "path", { d: icon }));
    return made;
}

function actionOf({ name, label, icon, href, isDownload }) {
    const made = button(`action-${name}`, label, icon, href ? "a" : "button");
    if (isDownload) {
        made.download = "";
    }

    return made;
}

function svg(viewBox, shape, ...shapes) {
    const space = "http://www.w3.org/2000/svg";
    const made = document.createElementNS(space, "svg");
    made.setAttribute("viewBox", viewBox);
    made.setAttribute("aria-hidden", "true");
    for (const attributes of shapes) {
        const part = document.createElementNS(space, shape);
        Object.entries(attributes).forEach(([name, value]) => part.setAttribute(name, value));
        made.append(part);
    }

    return made;
}

/** One of the three photos that are at hand. */
function makeSlide(stage, words) {
    const figure = element("figure", "slide");
    const picture = element("div", "picture");
    const small = document.createElement("canvas");
    const broken = element("p", "trouble");
    broken.setAttribute("role", "status");
    figure.append(picture, broken);
    stage.append(figure);

    const slide = {
        figure, picture, image: new Image(), photo: null, index: NaN, width: 0, height: 0, isReady: false,

        show(photo, index) {
            // An image of its own each time: what was on its way for another photo is dropped.
            slide.image.removeAttribute("src");
            [slide.photo, slide.index, slide.isReady, slide.loading, slide.original] = [photo, index, false, null, null];
            slide.image = new Image();
            slide.image.alt = photo?.label ?? "";
            slide.image.draggable = false;
            figure.hidden = !photo;
            figure.classList.remove("viewer-broken");
            figure.classList.toggle("viewer-waiting", photo !== null);
            [small.width, small.height] = [0, 0];
            picture.replaceChildren(small, slide.image);
            if (photo) {
                enlarge(photo);
            }
        },

        /** Returns when the picture of screen size is there, or cannot be had. */
        load() {
            return slide.loading ??= slide.photo ? loadInto(slide.image, slide.photo.preview) : Promise.resolve();
        },

        /** The original's own pixels. What is shown stays where they cannot be had. */
        loadOriginal() {
            const { photo, image } = slide;
            if (photo?.original && !slide.original && slide.isReady) {
                slide.original = new Image();
                slide.original.src = photo.original;
                slide.original.decode().then(() => { image.src = photo.original; }, () => { });
            }
        },
    };

    const loadInto = async (image, address) => {
        image.src = address;
        try {
            await image.decode();
            image.classList.add("viewer-sharp");
            figure.classList.remove("viewer-broken");
        } catch {
            if (image === slide.image) {
                figure.classList.add("viewer-broken");
                slide.loading = null;
                broken.textContent = words.broken;

                // Only the server can tell whether it is worth another try.
                const answer = figure.inert ? null : await fetch(address, { method: "HEAD" }).catch(() => null);
                if (answer?.status >= 400 && answer.status < 500 && image === slide.image) {
                    broken.textContent = answer.status === 410 && words.ended || words.gone;
                }
            }
        }

        if (image === slide.image) {
            slide.isReady = true;
            figure.classList.remove("viewer-waiting");
            ring(slide.photo, image);
        }
    };

    /** The small picture stands in at once. It is drawn, as browsers would ask the server for it again. */
    const enlarge = async photo => {
        const source = photo.tile ?? Object.assign(new Image(), { src: photo.thumb ?? "" });
        source.loading = "eager";
        try {
            if (!source.complete || source.naturalWidth === 0) {
                await source.decode();
            }
        } catch {
            return;
        }

        if (slide.photo === photo && source.naturalWidth > 0) {
            [small.width, small.height] = [source.naturalWidth, source.naturalHeight];
            small.getContext("2d").drawImage(source, 0, 0);
        }
    };

    const ring = (photo, image) => {
        if (photo?.rings?.length > 0) {
            const [width, height] = [photo.width || image.naturalWidth || 1, photo.height || image.naturalHeight || 1];
            const drawn = svg(`0 0 ${width} ${height}`, "ellipse", ...photo.rings.map(([x, y, w, h]) => ({ cx: (x + w / 2) * width, cy: (y + h / 2) * height, rx: w * width * .62, ry: h * height * .62 })));
            drawn.classList.add("viewer-rings");
            picture.append(drawn);
        }
    };
    return slide;
}

function spread(one, two) {
    return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2, distance: Math.max(Math.hypot(one.x - two.x, one.y - two.y), 1) };
}

function clamp(value, least, most) {
    return Math.min(Math.max(value, least), most);
}
