/** Keeps the screen on, where the browser can (over HTTPS). The browser lets it go off while the page is hidden: it is asked again afterwards. */
export function attach() {
    const ended = new AbortController();
    let lock = null;
    const ask = async () => {
        if (document.visibilityState === "visible") {
            lock = await navigator.wakeLock?.request("screen").catch(() => null);
        }
    };

    ask();
    document.addEventListener("visibilitychange", ask, { signal: ended.signal });
    return {
        dispose: () => {
            ended.abort();
            lock?.release();
        },
    };
}
