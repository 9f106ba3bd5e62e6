// A thumbnail that fails is asked for again: the server may be restarting, or the Wi-Fi was away for a moment.

const most = 3;
const pause = 1500;
const tries = new WeakMap();

document.addEventListener("error", event => {
    const picture = event.target;
    if (!(picture instanceof HTMLImageElement) || !picture.src.startsWith(new URL("media/", document.baseURI).href)) {
        return;
    }

    const done = tries.get(picture) ?? 0;
    picture.style.visibility = "hidden";
    if (done < most) {
        tries.set(picture, done + 1);
        const address = picture.src;
        setTimeout(() => {
            // Another photo may have taken its place.
            if (picture.isConnected && picture.src === address) {
                picture.src = address;
            }
        }, pause * 2 ** done);
    }
}, true);

document.addEventListener("load", event => {
    if (event.target instanceof HTMLImageElement && tries.delete(event.target)) {
        event.target.style.visibility = "";
    }
}, true);
