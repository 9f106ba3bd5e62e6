// Hands pictures to the phone's own sheet, for guests' pages and the app's.

/** Browsers hand files on over HTTPS only, and not all of them. */
export function canShare() {
    try {
        return Boolean(navigator.canShare?.({ files: [new File([], "photo.jpg", { type: "image/jpeg" })] }));
    } catch {
        return false;
    }
}

let prepared = null;

/**
 * Fetches what is at the addresses and hands it on. What was fetched last is kept: where it took so long that the browser no longer takes it for the reader's wish, it is there when asked again.
 * @returns "sent", "left" where the reader changed their mind, "again" where the browser wants to be asked once more, or "failed".
 */
export async function shareFiles(addresses) {
    const wanted = addresses.join(" ");
    try {
        if (prepared?.wanted !== wanted) {
            prepared = { wanted, files: await Promise.all(addresses.map(fetchFile)) };
        }

        await navigator.share({ files: prepared.files });
        prepared = null;
        return "sent";
    } catch (problem) {
        return { AbortError: "left", NotAllowedError: "again" }[problem.name] ?? "failed";
    }
}

async function fetchFile(address) {
    const answer = await fetch(address);
    if (!answer.ok) {
        throw new Error(`${answer.status}`);
    }

    const disposition = answer.headers.get("Content-Disposition") ?? "";
    const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
    const name = coded ? decodeURIComponent(coded) : /filename="?([^";]+)/i.exec(disposition)?.[1] ?? "photo.jpg";
    const content = await answer.blob();
    return new File([content], name, { type: content.type });
}
