// Makes a link's pages more convenient: photos fill the window, chosen ones are counted, and phones save and send them. Without it they work by their links and forms.

import { canShare, shareFiles } from "./share-files.js";

const form = document.querySelector("form[data-place]");
const links = [...document.querySelectorAll("form[data-place] li > a")];
const idOf = link => link.getAttribute("href").match(/\d+/)[0];
const addressOf = (link, what) => new URL(`photos/${idOf(link)}/${what}`, document.baseURI).href;

/** Files together that a phone can be expected to take from a page. */
const mostShared = 20;

/** Below it (1.6 Mbit/s) larger pictures would make a guest wait for those further down. */
const leastBytesInMs = 200;

/** After so many ms a finger that rests on a photo chooses it. */
const longPress = 500;

/** Within so many ms and pixels a second tap belongs to the first: it was not meant for what has come under the finger since. */
const doubleTap = 500;
const nearby = 40;

/** Pixels of a selfie's long side that are enough to know the face again: a phone's whole picture takes minutes on a slow line. */
const selfieSide = 1600;

/** On the address of a page whose viewer opens with one of its ends. */
const [firstOfPage, lastOfPage] = ["#first", "#last"];

/** All that the window shows is there, or cannot be had: what is only convenient takes nothing from it. */
const seen = pageLoaded().then(() => Promise.allSettled([...document.images].filter(image => image.getBoundingClientRect().top < innerHeight).map(image => image.decode())));

const icons = {
    download: "M5 20h14v-2H5zM19 9h-4V3H9v6H5l7 7z",
    share: "M18 16a3 3 0 0 0-2 .8L8.9 12.7a3 3 0 0 0 0-1.4L16 7.2A3 3 0 1 0 15 5c0 .2 0 .5.1.7L8 9.8a3 3 0 1 0 0 4.4l7.1 4.1-.1.7a3 3 0 1 0 3-3z",
    more: "M14.4 6 14 4H5v17h2v-7h5.6l.4 2h7V6z",
};

/** What the window remembers until it is closed, where the browser lets it: gives what is there, and takes another value if one is given. */
function memory(key, value) {
    try {
        const kept = sessionStorage[key] ?? "";
        if (value !== undefined) {
            sessionStorage[key] = value;
        }

        return kept;
    } catch {
        return "";
    }
}

function pageLoaded() {
    return new Promise(resolve => document.readyState === "complete" ? resolve() : addEventListener("load", resolve, { once: true }));
}

if (form && links.length > 0) {
    chooseRanges(form);
    count(form);
    view(form, links);
}

// A selfie that was taken is sent at once: one tap instead of three.
const picture = document.querySelector("input[data-most]");
if (picture) {
    const { dataset, form: selfie } = picture;
    const [label] = picture.labels;
    const asked = label.textContent;
    const tell = text => {
        const trouble = document.querySelector("#problem") ?? Object.assign(document.createElement("p"), { id: "problem", role: "alert" });
        document.querySelector("#promise").before(trouble);
        trouble.textContent = text;
    };

    /** Gives the address that answers, or null for a picture that is too large. Where the line breaks off, or the app gives up on it, the page stays. */
    const answerTo = async file => {
        const body = new FormData(selfie);
        const small = await smaller(file);
        picture.setCustomValidity(small.size > Number(dataset.most) ? dataset.tooLarge : "");
        body.set(picture.name, small);
        return picture.reportValidity() ? (await fetch(selfie.action, { method: "POST", body })).url : null;
    };
    const wait = isBusy => label.textContent = isBusy ? label.dataset.busy : asked;
    selfie.dataset.live = "";
    addEventListener("pageshow", () => wait(false));
    picture.addEventListener("change", async () => {
        wait(true);
        try {
            const address = await answerTo(picture.files[0]);
            if (address) {
                location.assign(address);
                return;
            }
        } catch {
            tell(dataset.failed);
        }

        wait(false);
        picture.value = "";
    });
}

/** As it is where the browser cannot read it. */
async function smaller(file) {
    try {
        const image = await createImageBitmap(file);
        const share = selfieSide / Math.max(image.width, image.height);
        if (share >= 1) {
            return file;
        }

        const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * share), height: Math.round(image.height * share) });
        const context = canvas.getContext("2d");
        context.imageSmoothingQuality = "high";
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return await new Promise(resolve => canvas.toBlob(made => resolve(made ?? file), "image/jpeg", 0.9));
    } catch {
        return file;
    }
}

// A passphrase is read while it is typed, and mended where it was wrong rather than typed again.
const passphrase = document.querySelector("#passphrase");
const mistyped = memory("passphrase");
memory("passphrase", "");
if (passphrase) {
    const shows = document.querySelector("[data-show]");
    const show = isShown => {
        shows.ariaPressed = `${isShown}`;
        passphrase.type = isShown ? "text" : "password";
    };
    show(false);
    shows.addEventListener("click", () => show(passphrase.type === "password"));
    passphrase.form.addEventListener("submit", () => memory("passphrase", passphrase.value));
    if (passphrase.ariaInvalid) {
        passphrase.value ||= mistyped;
    }
}

const tiles = [...document.querySelectorAll("li img[srcset]")];

// Whom the page shows is seen, however many there are to choose from.
const person = document.querySelector(".people [aria-current]");
if (person) {
    person.parentElement.scrollLeft = person.offsetLeft - (person.parentElement.clientWidth - person.clientWidth) / 2;
}

const cover = document.querySelector("img[data-sharp]");
enlarge().catch(() => { });

/** Small pictures come first, those that the screen has pixels for when all that the window shows is there, and where the line is good. The cover becomes clearer in any case. */
async function enlarge() {
    await seen;
    const isGood = isFast();
    if (isGood) {
        tiles.forEach(tile => tile.sizes = "(max-width: 566px) 45vw, 255px");
    }

    if (cover && !navigator.connection?.saveData) {
        const clearer = Object.assign(new Image(), { src: isGood ? cover.dataset.sharp : cover.dataset.clear });
        await clearer.decode();
        cover.src = clearer.src;
    }
}

/** What came so far, and not from a cache, tells more of the line than browsers do, which on a first visit know nothing of it. */
function isFast() {
    const { saveData, effectiveType } = navigator.connection ?? {};
    const loads = performance.getEntriesByType("resource").filter(load => load.initiatorType === "img" && load.transferSize > load.encodedBodySize);
    const [began, ended] = [Math.min(...loads.map(load => load.requestStart)), Math.max(...loads.map(load => load.responseEnd))];
    const bytes = loads.reduce((sum, load) => sum + load.transferSize, 0);
    return !saveData && (effectiveType ?? "4g") === "4g" && (loads.length === 0 || bytes / (ended - began) > leastBytesInMs);
}

/**
 * With Shift, a click chooses all from the one that was clicked last to this one; also on a photo itself. A finger that rests on a photo chooses it, and where photos
 * are chosen a tap or click chooses further ones; keys open photos all the same.
 */
function chooseRanges(form) {
    const isChoosing = () => form.hasAttribute("data-choosing");
    let last = null;
    let resting = 0;
    let hasRested = false;
    form.addEventListener("mousedown", press => press.shiftKey && press.preventDefault());
    form.addEventListener("pointerdown", press => {
        const box = press.target.closest("li a") && press.target.closest("li").querySelector("input");
        clearTimeout(resting);
        hasRested = false;
        if (box && press.pointerType === "touch" && form.querySelector("[data-chosen]")) {
            resting = setTimeout(() => {
                hasRested = true;
                last = box;
                box.checked = !box.checked;
                form.dispatchEvent(new Event("change"));
            }, longPress);
        }
    });

    // The browser takes the finger for scrolling.
    ["pointerup", "pointercancel"].forEach(end => form.addEventListener(end, () => clearTimeout(resting)));
    form.addEventListener("contextmenu", menu => menu.pointerType === "touch" && menu.target.closest("li a") && menu.preventDefault());

    // Before the photo is opened by it.
    form.addEventListener("click", click => {
        const box = click.target.closest("li")?.querySelector("input");
        if (hasRested && click.target !== box) {
            hasRested = false;
            click.preventDefault();
            return;
        }

        if (!box || (click.target !== box && !click.shiftKey && !(isChoosing() && click.detail > 0))) {
            return;
        }

        if (click.target !== box) {
            click.preventDefault();
            box.checked = !box.checked;
        }

        if (click.shiftKey) {
            const boxes = [...form.querySelectorAll("li input")];
            const [from, to] = [boxes.indexOf(last ?? box), boxes.indexOf(box)].sort((one, other) => one - other);
            boxes.slice(from, to + 1).forEach(each => each.checked = box.checked);
        }

        last = box;
        form.dispatchEvent(new Event("change"));
    }, true);
}

/** Keeps in the window what is ticked otherwise than the page came with: it outlasts a reload and the way back, and photos are chosen on several pages and of several people. */
function keepTicks(form, tell) {
    const key = `${form.action} ${form.elements.found?.value ?? ""}`;
    const boxes = [...form.querySelectorAll("li input")];
    const changed = new Set();
    const keep = () => {
        boxes.forEach(box => changed[box.checked === box.defaultChecked ? "delete" : "add"](box.value));
        memory(key, [...changed].join("."));
        tell();
    };
    const restore = () => {
        changed.clear();
        memory(key).split(".").filter(Boolean).forEach(value => changed.add(value));
        boxes.forEach(box => box.checked = box.defaultChecked !== changed.has(box.value));
        tell();
    };
    form.addEventListener("change", keep);
    form.addEventListener("reset", () => setTimeout(() => (changed.clear(), keep())));

    // Browsers tick boxes as they were last of all.
    addEventListener("pageshow", restore);
    queueMicrotask(restore);
    return changed;
}

function count(form) {
    const button = document.querySelector("[data-chosen]");
    if (!button) {
        return;
    }

    const plain = button.textContent;
    const share = document.querySelector("button[data-share]");
    const aloud = Object.assign(document.createElement("p"), { className: "aloud", role: "status" });
    document.body.append(aloud);
    const say = number => button.textContent = number === null ? plain : number === 1 ? form.dataset.download : button.dataset.chosen.replace("{0}", number);
    const offer = ids => {
        share.hidden = !canShare() || ids.length === 0 || ids.length > mostShared;
        share.onclick = () => send(share, ids.map(id => new URL(`photos/${id}/${form.dataset.file}?download`, document.baseURI).href));
        forget(share);
    };
    if (button.href) {
        // All that was found is chosen from the start.
        keepTicks(form, () => {
            const left = links.filter(link => link.parentElement.querySelector(":checked")).map(idOf);
            button.hidden = left.length === 0;
            button.href = new URL(`download?p=${left.join(".")}`, document.baseURI);
            say(left.length === links.length && links.length > 1 ? null : left.length);
            offer(left);
        });
        return;
    }

    const chosen = keepTicks(form, () => {
        form.toggleAttribute("data-choosing", chosen.size > 0);
        say(chosen.size || null);
        aloud.textContent = chosen.size > 0 ? button.textContent : "";
        offer([...chosen]);
    });
    form.addEventListener("submit", submit => {
        // One value instead of hundreds: addresses have a limit.
        submit.preventDefault();
        const size = submit.submitter?.value ? `&size=${submit.submitter.value}` : "";
        location.assign(new URL(`download?p=${[...chosen].join(".")}${size}`, document.baseURI));
    });
    addEventListener("keydown", press => press.key === "Escape" && chosen.size > 0 && !document.querySelector("dialog[open]") && form.reset());
}

/** The button itself says how it went. */
async function send(button, addresses) {
    const label = button.dataset.label ??= button.ariaLabel ?? button.textContent;
    button.setAttribute("aria-busy", "true");
    const outcome = await shareFiles(addresses);
    button.removeAttribute("aria-busy");
    say(button, form.dataset[outcome] ?? label);
}

function say(button, text) {
    if (button.querySelector("svg")) {
        button.ariaLabel = button.title = text;
    } else {
        button.textContent = text;
    }
}

function forget(button) {
    if (button.dataset.label) {
        say(button, button.dataset.label);
    }
}

function view(form, links) {
    const { dataset } = form;
    const { lang } = document.documentElement;
    const language = navigator.languages.find(own => own.split("-")[0] === lang.split("-")[0]) ?? lang;
    const when = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
    const photos = links.map(link => {
        const tile = link.querySelector("img");
        return {
            link, tile,
            label: tile.alt,
            width: Number(tile.getAttribute("width")),
            height: Number(tile.getAttribute("height")),
            preview: addressOf(link, "preview"),
            original: dataset.file === "original" ? addressOf(link, "original?zoom") : null,
            date: [link.dataset.who, link.dataset.at && when.format(new Date(link.dataset.at))].filter(Boolean).join(" · "),
            caption: link.dataset.caption ?? "",
            rings: link.dataset.ring ? [link.dataset.ring.split(" ").map(Number)] : [],
        };
    });
    const actions = [
        { name: "more", label: dataset.more, icon: icons.more, key: "r", run: photo => sheet.open(photo.link) },
    ];
    if (dataset.download) {
        actions.unshift({ name: "download", label: dataset.download, icon: icons.download, key: "d", isDownload: true, href: photo => addressOf(photo.link, `${dataset.file}?download`) });
        if (canShare()) {
            actions.unshift({ name: "share", label: dataset.share, icon: icons.share, key: "s", run: (photo, button) => send(button, [addressOf(photo.link, `${dataset.file}?download`)]) });
        }
    }

    const sheet = makeSheet(dataset, links);

    // The way back leads to the photos of the page that one came to.
    const beyond = step => {
        const page = document.querySelector(`.pages [rel=${step < 0 ? "prev" : "next"}]`);
        return page && (() => location.replace(`${page.href}${step < 0 ? lastOfPage : firstOfPage}`));
    };
    let viewer = null;
    let isViewing = false;
    const load = async () => {
        const { createViewer } = await import("./viewer.js");
        return viewer ??= createViewer({
            photos, actions, beyond,
            first: Number(dataset.first ?? 1),
            count: dataset.count ? Number(dataset.count) : null,
            words: { title: dataset.viewer, place: dataset.place, close: dataset.close, previous: dataset.previous, next: dataset.next, play: dataset.play, pause: dataset.pause, zoom: dataset.zoom, broken: dataset.broken, gone: dataset.gone, ended: dataset.ended },
            onShow: index => {
                history.replaceState({ viewing: true }, "", `${location.pathname}${location.search}#${idOf(links[index])}`);
                const share = document.querySelector(".viewer-action-share");
                if (share) {
                    forget(share);
                }
            },
            onClose: () => history.go(history.state?.saying ? -2 : -1),
        });
    };
    const show = index => {
        if (!history.state?.viewing) {
            history.pushState({ viewing: true }, "");
        }

        isViewing = true;
        viewer.open(index);
    };
    const open = async index => {
        if (viewer) {
            show(index);
        } else {
            await load();
            show(index);
        }
    };

    links.forEach((link, index) => link.addEventListener("click", click => {
        if (!click.defaultPrevented && !click.ctrlKey && !click.metaKey) {
            click.preventDefault();
            open(index).catch(() => location.assign(link.href));
        }
    }));
    addEventListener("popstate", () => {
        sheet.close();

        // What was said of a photo was closed, and the photo stays.
        if (!isViewing || history.state?.viewing) {
            return;
        }

        isViewing = false;
        viewer.close();
        links[viewer.index]?.scrollIntoView({ block: "nearest" });
        links[viewer.index]?.focus();
    });

    const asked = location.hash === firstOfPage ? 0 : location.hash === lastOfPage ? links.length - 1 : links.findIndex(link => `#${idOf(link)}` === location.hash);
    if (asked >= 0) {
        open(asked).catch(() => { });
    } else {
        seen.then(load).catch(() => { });
    }
}

/** What can be said of a photo lies over it: the part of the photo's own page that asks, and then what became of it. The way back closes it alone. */
function makeSheet({ more, close, offline }, links) {
    const dialog = document.createElement("dialog");
    const leave = document.createElement("button");
    const trouble = document.createElement("p");
    let link = null;
    let isHidden = false;
    let isAsking = false;
    let changedAt = 0;
    let tapped = { clientX: 0, clientY: 0 };
    let left = Promise.resolve();
    [dialog.className, dialog.ariaLabel, leave.type, leave.textContent] = ["sheet", more, "button", close];
    [trouble.className, trouble.role, trouble.textContent] = ["said", "alert", offline];
    document.body.append(dialog);

    const reveal = (...parts) => {
        dialog.replaceChildren(...parts, leave);
        changedAt = performance.now();
        if (!dialog.open) {
            history.pushState({ viewing: true, saying: true }, "");
            dialog.showModal();
        }
    };
    const show = async (address, options) => {
        await left;
        let page;
        try {
            const answer = await fetch(address, options);
            page = new DOMParser().parseFromString(await answer.text(), "text/html");
        } catch {
            if (dialog.open) {
                // What was typed stays.
                leave.before(trouble);
            } else {
                reveal(trouble);
            }

            return;
        }

        const told = [...page.querySelectorAll(".said")];
        const parts = told.length > 0 ? told : [...page.querySelectorAll(".say")];
        if (parts.length === 0) {
            location.assign(link.href);
            return;
        }

        isHidden = page.querySelector(".said [value=undo]") !== null;
        reveal(...parts);
        (dialog.querySelector("[aria-invalid]") ?? dialog.querySelector("button, summary")).focus();
    };

    leave.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", click => click.target === dialog && dialog.close());
    dialog.addEventListener("click", click => {
        if (performance.now() - changedAt < doubleTap && Math.hypot(click.clientX - tapped.clientX, click.clientY - tapped.clientY) < nearby) {
            click.preventDefault();
            click.stopPropagation();
        }

        tapped = click;
    }, true);
    dialog.addEventListener("submit", async submit => {
        submit.preventDefault();
        if (!isAsking) {
            isAsking = true;
            await show(submit.target.action, { method: "POST", body: new URLSearchParams(new FormData(submit.target, submit.submitter)) });
            isAsking = false;
        }
    });
    dialog.addEventListener("close", async () => {
        if (history.state?.saying) {
            left = new Promise(resolve => addEventListener("popstate", resolve, { once: true }));
            history.back();
            await left;
        }

        if (isHidden) {
            // The album is without it; its neighbour takes its place.
            const near = links[links.indexOf(link) + 1] ?? links[links.indexOf(link) - 1];
            history.replaceState(history.state, "", `${location.pathname}${location.search}${near ? `#${idOf(near)}` : ""}`);
            location.reload();
        }
    });
    return {
        open(asked) {
            link = asked;
            return show(link.href);
        },
        close: () => dialog.close(),
    };
}
