// Makes a link's grid more convenient: photos fill the window and are swiped, chosen ones are counted. Without it the page works by its links and form.

const form = document.querySelector("form[data-place]");
const links = [...document.querySelectorAll("form[data-place] li > a")];
const idOf = (link) => link.getAttribute("href").split("/")[1];

if (form && links.length > 0) {
    countChosen(form);
    view(form, links);
}

const picture = document.querySelector("input[data-most]");
picture?.addEventListener("change", () => {
    picture.setCustomValidity(picture.files[0]?.size > Number(picture.dataset.most) ? picture.dataset.tooLarge : "");
    picture.reportValidity();
});

function countChosen(form) {
    const button = form.querySelector("[data-chosen]");
    if (!button) {
        return;
    }

    const plain = button.textContent;
    const chosen = () => [...form.querySelectorAll("li :checked")].map((box) => box.value);
    const tell = () => {
        button.textContent = chosen().length > 0 ? button.dataset.chosen.replace("{0}", chosen().length) : plain;
    };
    form.addEventListener("change", tell);
    form.addEventListener("reset", () => setTimeout(tell));
    form.addEventListener("submit", (submit) => {
        // One value instead of hundreds: addresses have a limit.
        submit.preventDefault();
        location.assign(new URL(`download?p=${chosen().join(".")}`, document.baseURI));
    });
    tell();
}

function view(form, links) {
    const dialog = document.createElement("dialog");
    dialog.className = "viewer";
    dialog.innerHTML = `
        <div class="bar"><span class="place" role="status"></span><a class="button more"></a><a class="button download"></a><button type="button" class="close">×</button></div>
        <button type="button" class="step previous">‹</button><button type="button" class="step next">›</button><div class="strip" tabindex="-1"></div>`;
    const part = (name) => dialog.querySelector(`.${name}`);
    const [strip, place, more, download] = ["strip", "place", "more", "download"].map(part);
    part("close").ariaLabel = form.dataset.close;
    part("previous").ariaLabel = form.dataset.previous;
    part("next").ariaLabel = form.dataset.next;
    more.textContent = form.dataset.more;
    download.textContent = form.dataset.download ?? "";
    download.hidden = !form.dataset.download;
    document.body.append(dialog);

    let at = -1;
    const figures = links.map((link, index) => {
        const figure = document.createElement("figure");
        const image = document.createElement("img");
        image.alt = form.dataset.photo.replace("{0}", index + 1);
        figure.append(image);
        return figure;
    });
    strip.append(...figures);

    const load = (index) => {
        const image = figures[index]?.firstChild;
        if (image && !image.src) {
            image.src = new URL(`photos/${idOf(links[index])}/preview`, document.baseURI);
        }
    };
    const show = (index) => {
        if (index === at || !links[index]) {
            return;
        }

        at = index;
        [index, index + 1, index - 1].forEach(load);
        place.textContent = form.dataset.place.replace("{0}", index + 1).replace("{1}", links.length);
        more.href = links[index].href;
        download.href = new URL(`photos/${idOf(links[index])}/${form.dataset.file}?download`, document.baseURI);
        history.replaceState({ viewing: true }, "", `#${idOf(links[index])}`);
    };
    const goTo = (index, behavior) => {
        if (links[index]) {
            strip.scrollTo({ left: index * strip.clientWidth, behavior });
            show(index);
        }
    };
    const open = (index) => {
        if (!history.state?.viewing) {
            history.pushState({ viewing: true }, "");
        }

        at = -1;
        dialog.showModal();
        goTo(index, "instant");
        strip.focus();
    };
    const shut = () => {
        dialog.close();
        links[at]?.scrollIntoView({ block: "nearest" });
        links[at]?.focus();
    };

    links.forEach((link, index) => link.addEventListener("click", (click) => {
        if (!click.ctrlKey && !click.metaKey && !click.shiftKey) {
            click.preventDefault();
            open(index);
        }
    }));
    strip.addEventListener("scroll", () => show(Math.round(strip.scrollLeft / strip.clientWidth)));
    new ResizeObserver(() => dialog.open && goTo(at, "instant")).observe(strip);
    part("previous").addEventListener("click", () => goTo(at - 1, "smooth"));
    part("next").addEventListener("click", () => goTo(at + 1, "smooth"));
    part("close").addEventListener("click", () => history.back());
    dialog.addEventListener("cancel", (cancel) => {
        cancel.preventDefault();
        history.back();
    });
    dialog.addEventListener("keydown", (key) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[key.key];
        if (step) {
            key.preventDefault();
            goTo(at + step, "instant");
        }
    });
    addEventListener("popstate", () => dialog.open && shut());

    const asked = links.findIndex((link) => `#${idOf(link)}` === location.hash);
    if (asked >= 0) {
        open(asked);
    }
}
