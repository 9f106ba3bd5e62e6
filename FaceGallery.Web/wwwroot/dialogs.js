// Dialogs and the focus: a dialog has it from the start, keeps it, and gives it back to what had it before. The server, which knows of a key only later, is not asked.

const stops = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";
const fields = "input:enabled, select:enabled, textarea:enabled";
const shown = document.getElementsByClassName("mud-dialog");
const openers = new Map();
let last = null;

const top = () => [...openers.keys()].at(-1);
const isStop = element => element.getClientRects().length > 0 && !element.closest(".pointer-events-none");
const stopsOf = dialog => [...dialog.querySelectorAll(stops)].filter(isStop);

function enter(dialog) {
    const all = stopsOf(dialog);
    (all.find(stop => stop === last) ?? all.find(stop => stop.matches(fields)) ?? all[0])?.focus();
}

document.addEventListener("focusin", ({ target }) => {
    const dialog = top();
    if (target.closest(".mud-popover, .mud-popover-provider")) {
        return;
    }

    if (!dialog || (dialog.contains(target) && isStop(target))) {
        last = target;
    } else {
        enter(dialog);
    }
});

document.addEventListener("keydown", event => {
    const dialog = top();
    if (event.key !== "Tab" || !dialog?.contains(event.target)) {
        return;
    }

    const all = stopsOf(dialog);
    const [edge, next] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (event.target === edge || !all.includes(event.target)) {
        event.preventDefault();
        next?.focus();
    }
}, true);

// A menu that a finger or the mouse opened leaves the focus on its button, where it hears no key.
document.addEventListener("keydown", event => {
    const menu = document.querySelector(".mud-popover-open:has([role=menuitem])");
    if (event.key === "Escape" && menu && !menu.contains(event.target)) {
        event.preventDefault();
        event.stopPropagation();
        document.querySelector(".mud-overlay")?.click();
    }
}, true);

new MutationObserver(() => {
    for (const dialog of shown) {
        if (!openers.has(dialog)) {
            openers.set(dialog, last);
            enter(dialog);
        }
    }

    for (const [dialog, opener] of [...openers].reverse()) {
        if (!dialog.isConnected) {
            openers.delete(dialog);
            if (document.activeElement === document.body) {
                opener?.focus();
            }
        }
    }
}).observe(document.body, { childList: true, subtree: true });
