// What is typed while the next field is on its way is meant for it: it waits, and is typed there. A name's Enter leads to the next group's field, and some keys open one.

const fields = "input:not([type=checkbox], [type=radio]), textarea";
const others = "a[href], button, summary";

/** Nobody waits longer for a field. */
const longest = 5000;

let waiting = null;

function begin(from, keys = []) {
    end();
    waiting = { from, keys, timer: setTimeout(end, longest) };
    return waiting;
}

function end() {
    clearTimeout(waiting?.timer);
    waiting = null;
}

function typeInto(field, keys) {
    const enter = keys.indexOf("Enter");
    const text = (enter < 0 ? keys : keys.slice(0, enter)).join("");
    if (text) {
        document.execCommand("insertText", false, text);
    }

    if (enter >= 0) {
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
        waiting?.keys.push(...keys.slice(enter + 1));
    }
}

document.addEventListener("typing-ahead", ({ target, detail }) => {
    const mine = begin(target);
    const opened = () => waiting === mine && end();
    detail.then(opened, opened);
});

document.addEventListener("keydown", event => {
    if (waiting && !["Shift", "CapsLock"].includes(event.key)) {
        if (event.ctrlKey || event.altKey || event.metaKey || !(event.key.length === 1 || ["Enter", "Backspace"].includes(event.key))) {
            end();
            return;
        }

        event.preventDefault();
        event.stopPropagation();
        if (event.key === "Backspace") {
            waiting.keys.pop();
        } else {
            waiting.keys.push(event.key);
        }
    } else if (event.key === "Enter" && !event.isComposing && !event.repeat && event.target.matches("[data-goes-on] [role=combobox]")
        && (event.target.value.trim() || event.target.getAttribute("aria-activedescendant"))) {
        begin(event.target);
    }
}, true);

document.addEventListener("pointerdown", end, true);
document.addEventListener("focusin", ({ target }) => {
    if (!waiting || target === waiting.from) {
        return;
    }

    if (target.matches(fields)) {
        const { keys } = waiting;
        end();
        // Whoever gave it the focus may select first what stands in it.
        queueMicrotask(() => typeInto(target, keys));
    } else if (target.matches(others) && !target.closest(".pointer-events-none")) {
        // A question, or there is no next one.
        end();
    }
});
