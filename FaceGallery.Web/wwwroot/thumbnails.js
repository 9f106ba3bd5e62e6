// A small picture that fails is asked for again: the server may be restarting, or the line was away, for a moment or longer.

const most = 3;
const pause = 1500;
const tries = new WeakMap();
const folders = ["media/", "photos/"].map(folder => new URL(folder, document.baseURI).href);
const isSmall = picture => picture instanceof HTMLImageElement && !picture.closest("dialog") && folders.some(folder => picture.src.startsWith(folder));
const ask = picture => picture.src = picture.src;

function retry(picture) {
    const done = tries.get(picture) ?? 0;
    picture.style.visibility = "hidden";
    tries.set(picture, done + 1);
    if (done < most) {
        const address = picture.src;
        setTimeout(() => {
            // Another photo may have taken its place.
            if (picture.isConnected && picture.src === address && tries.has(picture)) {
                ask(picture);
            }
        }, pause * 2 ** done);
    }
}

document.addEventListener("error", ({ target }) => isSmall(target) && retry(target), true);
document.addEventListener("load", ({ target }) => {
    if (target instanceof HTMLImageElement && tries.delete(target)) {
        target.style.visibility = "";
    }
}, true);
const askAgain = () => [...document.images].filter(picture => tries.has(picture)).forEach(picture => {
    tries.set(picture, 0);
    ask(picture);
});
addEventListener("online", askAgain);

// Whoever comes back to the page looks whether it is there now.
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && askAgain());
