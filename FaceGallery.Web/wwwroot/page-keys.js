const elsewhere = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], .mud-popover, [data-own-keys]";
const above = "[aria-modal=true], .mud-dialog-container, .mud-popover-open";

/**
 * Tells the component which of these keys was pressed, wherever on the page. The page says that it listens.
 * What follows a key that opens a field is meant for the field (type-ahead.js).
 */
export function attach(component, keys, opening) {
    const listeners = new AbortController();
    document.addEventListener("keydown", event => {
        const plain = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        const key = event.shiftKey && keys.includes(`Shift+${plain}`) ? `Shift+${plain}` : plain;
        const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat;
        if (!isPlain || !keys.includes(key) || event.target.closest(elsewhere) || document.querySelector(above)) {
            return;
        }

        const told = component.invokeMethodAsync("PressAsync", key);
        if (opening.includes(key)) {
            document.dispatchEvent(new CustomEvent("typing-ahead", { detail: told }));
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
