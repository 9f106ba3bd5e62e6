const elsewhere = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], .mud-popover, [data-own-keys]";
const above = "[aria-modal=true], .mud-dialog-container, .mud-popover-open";

/** A key that opens a field takes those that follow with it for so long at most. */
const longestOpening = 5000;

/**
 * Tells the component which of these keys was pressed, wherever on the page. The page says that it listens.
 * After a key that opens a field nothing is told until the field is there: what is typed meanwhile was meant for it.
 */
export function attach(component, keys, opening) {
    const listeners = new AbortController();
    let openedBy = null;
    document.addEventListener("keydown", event => {
        const plain = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        const key = event.shiftKey && keys.includes(`Shift+${plain}`) ? `Shift+${plain}` : plain;
        const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat;
        if (openedBy || !isPlain || !keys.includes(key) || event.target.closest(elsewhere) || document.querySelector(above)) {
            return;
        }

        const told = component.invokeMethodAsync("PressAsync", key);
        if (opening.includes(key)) {
            openedBy = event;
            const opened = () => openedBy = openedBy === event ? null : openedBy;
            told.then(opened, opened);
            setTimeout(opened, longestOpening);
        }
    }, { signal: listeners.signal });
    document.addEventListener("focusin", event => {
        if (event.target.closest(elsewhere)) {
            openedBy = null;
        }
    }, { signal: listeners.signal });
    document.documentElement.dataset.keys = keys.join(" ");

    return {
        dispose: () => {
            listeners.abort();
            delete document.documentElement.dataset.keys;
        },
    };
}
