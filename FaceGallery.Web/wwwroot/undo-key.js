const above = "[aria-modal=true], .mud-dialog-container";
const typed = "textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])";

/** Tells the component that Ctrl+Z was pressed, wherever on the page. A field in which something stands takes back its own typing, and a dialog is answered first. */
export function attach(component) {
    const listeners = new AbortController();
    document.addEventListener("keydown", event => {
        const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && !event.repeat;
        const isTyping = event.target.matches(typed) && (event.target.value ?? event.target.textContent) !== "";
        if (isUndo && !isTyping && !document.querySelector(above)) {
            event.preventDefault();
            component.invokeMethodAsync("UndoAsync");
        }
    }, { signal: listeners.signal });
    document.documentElement.dataset.undo = "";

    return {
        dispose: () => {
            listeners.abort();
            delete document.documentElement.dataset.undo;
        },
    };
}
