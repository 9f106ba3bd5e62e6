// The next first answer is to be dark for whoever wants it dark: the browser tells with a cookie what it knows.

const key = "facegallery.dark";
const system = matchMedia("(prefers-color-scheme: dark)");

function tell() {
    // Over HTTPS the server reads no cookie that a neighbouring site could have planted.
    const [prefix, secure] = location.protocol === "https:" ? ["__Host-", "; secure"] : ["", ""];
    document.cookie = `${prefix}${key}=${localStorage.getItem(key) ?? system.matches}; path=/; max-age=31536000; samesite=lax${secure}`;
}

tell();
addEventListener("pagehide", tell);
