// The connection is lost when a phone sleeps, the Wi-Fi is away or the server restarts. Blazor tries again by itself for a while, and shows and
// hides the bar; this goes on trying afterwards, and comes back to the same place where the server no longer knows the page.

const bar = document.getElementById("components-reconnect-modal");
const placeKey = "facegallery.place";
const pause = 3000;

const isServerThere = () => fetch("health/live", { cache: "no-store" }).then(answer => answer.ok, () => false);

async function waitForServer() {
    while (!(await isServerThere())) {
        await new Promise(done => {
            setTimeout(done, pause);
            addEventListener("online", done, { once: true });
            document.addEventListener("visibilitychange", done, { once: true });
        });
    }
}

// A server that is stopping knows no page any more: loaded then, it would be the browser's own error page.
async function comeBack() {
    sessionStorage.setItem(placeKey, JSON.stringify({ address: location.href, top: scrollY }));
    await waitForServer();
    location.reload();
}

async function tryAgain() {
    await waitForServer();
    if (!(await Blazor.reconnect().catch(() => false))) {
        comeBack();
    }
}

bar.addEventListener("components-reconnect-state-changed", event => {
    if (event.detail.state === "failed") {
        tryAgain();
    } else if (event.detail.state === "rejected") {
        comeBack();
    }
});

/**
 * Blazor gives up at once where the connection fails while a page opens: the server may be restarting, or have no room for another page. Where nobody is signed in any
 * more it would go on trying: the page is loaded again, which leads to signing in.
 */
const keepTrying = connection => {
    const start = connection.start.bind(connection);
    const invoke = connection.invoke.bind(connection);
    connection.invoke = async (method, ...rest) => {
        const lost = bar.textContent;
        let answer = await invoke(method, ...rest);
        while (method === "StartCircuit" && !answer) {
            bar.textContent = bar.dataset.crowded;
            bar.classList.add("components-reconnect-show");
            await new Promise(done => setTimeout(done, pause));
            answer = await invoke(method, ...rest);
            if (answer) {
                bar.textContent = lost;
                bar.classList.remove("components-reconnect-show");
            }
        }

        return answer;
    };
    connection.start = async () => {
        for (;;) {
            try {
                return await start();
            } catch (failure) {
                if (failure.message.includes("'401'")) {
                    comeBack();
                    return new Promise(() => { });
                }

                if (!document.querySelector(".prerendered")) {
                    throw failure;
                }

                bar.classList.add("components-reconnect-show");
                await new Promise(done => setTimeout(done, pause));
                await waitForServer();
                bar.classList.remove("components-reconnect-show");
            }
        }
    };
    return connection;
};

Blazor.start({
    circuit: {
        configureSignalR: builder => {
            const build = builder.build.bind(builder);
            builder.build = () => keepTrying(build());
        },
    },
});
