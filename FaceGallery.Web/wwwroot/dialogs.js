// Dialogs and the focus: a dialog has it from the start, keeps it, and gives it back to what had it before. The server, which knows of a key only later, is not asked.

const stops = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";
const fields = "input:enabled, select:enabled, textarea:enabled";
const shown = document.getElementsByClassName("mud-dialog");
const openers = new Map();
const selected = new WeakSet();
let last = null;

const top = () => [...openers.keys()].at(-1);
const isStop = element => element.checkVisibility() && !element.closest(".pointer-events-none");
const stopsOf = dialog => [...dialog.querySelectorAll(stops)].filter(isStop);

function enter(dialog) {
    const all = stopsOf(dialog);
    const field = all.find(stop => stop.matches(fields));
    const stop = all.find(one => one === last) ?? field ?? all.find(one => one.matches(".mud-button-filled")) ?? all[0];
    stop?.focus();
    if (stop === field && field?.matches("input:read-write") && !selected.has(field)) {
        // What stands there is to become something else; what was typed already is not.
        selected.add(field);
        field.select();
    }
}

/** Whatever a dialog was opened from may be gone with a dialog before it: then what that one was opened from. */
const stillThere = opener => !opener || opener.element?.isConnected ? opener?.element : stillThere(opener.before);

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

// Escape ends a dialog also while nothing in it has the focus.
document.addEventListener("keydown", event => {
    const dialog = top();
    if (event.key === "Escape" && event.target === document.body && dialog && !document.querySelector(".mud-popover-open")) {
        event.stopPropagation();
        dialog.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true }));
    }
}, true);

// Enter in what is no text does what the dialog is for.
document.addEventListener("keydown", event => {
    const dialog = top();
    if (event.key === "Enter" && dialog?.contains(event.target) && event.target.matches("input[type=radio], input[type=date], input[type=datetime-local]")) {
        event.preventDefault();
        dialog.querySelector(".mud-dialog-actions .mud-button-filled:enabled")?.click();
    }
}, true);

// The way back ends choosing before it leaves the page.
window.navigation?.addEventListener("navigate", event => {
    const end = document.querySelector("[data-ends]");
    if (event.navigationType === "traverse" && event.cancelable && end && !top()) {
        event.preventDefault();
        end.click();
    }
});

// Blazor goes to a place on the page without giving it the focus.
document.addEventListener("click", ({ target }) => target.closest("a.skip") && document.getElementById("content").focus());

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
            openers.set(dialog, { element: last, before: [...openers].find(([other]) => other.contains(last))?.[1] });
            enter(dialog);
        } else if (dialog === top() && document.activeElement.matches("body, .pointer-events-none")) {
            // What it begins with came later.
            enter(dialog);
        }
    }

    for (const [dialog, opener] of [...openers].reverse()) {
        if (!dialog.isConnected) {
            openers.delete(dialog);
            if (document.activeElement === document.body) {
                stillThere(opener)?.focus();
            }
        }
    }
}).observe(document.body, { childList: true, subtree: true });
