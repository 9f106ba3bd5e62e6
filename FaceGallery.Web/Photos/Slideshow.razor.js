const leastSwipe = 40;

/** A finger goes on and back. Keeps the screen on, where the browser can (over HTTPS). The browser lets it go off while the page is hidden: it is asked again afterwards. */
export function attach(screen) {
    const ended = new AbortController();
    const { signal } = ended;
    let began = null;
    screen.addEventListener("touchstart", ({ touches, target }) => began = touches.length === 1 && !target.closest(".tools") ? touches[0] : null, { signal, passive: true });
    screen.addEventListener("touchend", touch => {
        const [{ clientX, clientY }] = touch.changedTouches;
        const way = clientX - began?.clientX;
        if (Math.abs(way) > Math.max(leastSwipe, Math.abs(clientY - began?.clientY))) {
            // It is no tap, which would pause.
            touch.preventDefault();
            screen.dispatchEvent(new KeyboardEvent("keydown", { key: way < 0 ? "ArrowRight" : "ArrowLeft", bubbles: true }));
        }
    }, { signal });
    let lock = null;
    const ask = async () => {
        if (document.visibilityState === "visible") {
            lock = await navigator.wakeLock?.request("screen").catch(() => null);
        }
    };

    ask();
    document.addEventListener("visibilitychange", ask, { signal });
    return {
        dispose: () => {
            ended.abort();
            lock?.release();
        },
    };
}
