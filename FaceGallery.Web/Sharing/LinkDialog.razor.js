/** Browsers have their own sheet over HTTPS only. */
export function canShare() {
    return Boolean(navigator.share);
}

export async function share(text) {
    await navigator.share({ text }).catch(() => { });
}

/** Over plain HTTP only the old way copies, and that from a field on the page. */
export async function copy(text) {
    if (navigator.clipboard) {
        return navigator.clipboard.writeText(text).then(() => true, () => false);
    }

    const field = document.createElement("textarea");
    field.value = text;
    (document.activeElement?.closest("[role=dialog]") ?? document.body).append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
}

export function print() {
    window.print();
}
