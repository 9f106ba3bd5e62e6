// Until the page answers, what is pressed on it waits, and so does what is typed into a field: it is done then. Links lead on at once.

const pressable = "button, [role=button], input[type=checkbox], input[type=radio]";

/** Whoever waits longer has given up, or pressed something that is not there any more. */
const longest = 10000;

let pressed = null;
let typed = null;
let filled = null;

const page = () => document.querySelector(".page");
const first = page();
const isWaiting = () => page()?.classList.contains("prerendered");
const nameOf = element => element.ariaLabel ?? element.placeholder ?? element.textContent.trim();

// The page that comes to life takes the place of the first answer: the same, of other elements.
function remember(element) {
    const steps = [];
    for (let one = element; one !== page(); one = one.parentElement) {
        steps.unshift([...one.parentElement.children].indexOf(one));
    }

    return { steps, name: nameOf(element), since: Date.now() };
}

function find(waiting) {
    const element = waiting?.steps.reduce((one, step) => one?.children[step], page());
    return element && nameOf(element) === waiting.name && Date.now() - waiting.since < longest ? element : null;
}

document.addEventListener("click", event => {
    const element = event.target.closest(pressable);
    if (element && page()?.contains(element) && !event.target.closest("a[href]") && isWaiting()) {
        event.preventDefault();
        event.stopPropagation();
        pressed = remember(element);
    }
}, true);

const keep = field => {
    if (first?.contains(field)) {
        typed = { ...remember(field), value: field.value };
    }
};

// Somebody may have typed before this was here.
if (document.activeElement.value) {
    keep(document.activeElement);
}

document.addEventListener("input", ({ target }) => keep(target), true);

const answering = new MutationObserver(() => {
    if (!page() || page() === first) {
        return;
    }

    // The field is another one now, and hears already: whoever goes on typing goes on in it.
    const field = find(typed);
    if (field) {
        field.focus();
        document.execCommand("insertText", false, typed.value);
        [typed, filled] = [null, field];
    }

    if (!isWaiting()) {
        answering.disconnect();
        // The page's heading may have got the focus meanwhile.
        filled?.focus();
        find(pressed)?.click();
    }
});
answering.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
