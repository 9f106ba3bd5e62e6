const slice = 4 * 1024 * 1024;
const atOnce = 2;
const version = { "Tus-Resumable": "1.0.0" };
const longestWait = 30_000;

const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Sends files by tus 1.0.0 to the endpoint, and tells the component how far they are. */
export function attach(box, component, endpoint, isPortrait) {
    const listeners = new AbortController();
    const signal = listeners.signal;
    let batch = newBatch();
    let told = 0;

    function newBatch() {
        return { stop: new AbortController(), queue: [], running: 0, sent: new Map(), state: { total: 0, done: 0, known: 0, bytes: 0, failed: [], isWaiting: false } };
    }

    function tell(isNow) {
        clearTimeout(told);
        const { state, sent } = batch;
        told = setTimeout(() => component.invokeMethodAsync("ReportAsync", { ...state, sentBytes: [...sent.values()].reduce((sum, bytes) => sum + bytes, 0) }), isNow ? 0 : 200);
    }

    async function add(files) {
        // The last letters of a name may still be on their way to the server: the answer comes after them.
        const person = isPortrait ? await component.invokeMethodAsync("Whose") : null;
        const { state } = batch;
        if (state.total > 0 && state.done + state.failed.length === state.total) {
            batch = newBatch();
        }
        for (const [file, path] of files) {
            batch.queue.push({ file, path, person });
            batch.state.total++;
            batch.state.bytes += file.size;
        }
        tell(true);
        while (batch.running < atOnce && batch.queue.length > 0) {
            work(batch);
        }
    }

    async function work(own) {
        own.running++;
        for (let next = own.queue.shift(); next; next = own.queue.shift()) {
            try {
                const result = await send(own, next);
                own.state.done++;
                own.state.known += result === "known" ? 1 : 0;
            } catch (problem) {
                if (own.stop.signal.aborted) {
                    break;
                }
                own.state.failed.push({ name: next.path, reason: problem.reason ?? null });
            }
            own.sent.set(next, next.file.size);
            tell();
        }
        own.running--;
    }

    async function send(own, item) {
        const { file, path, person: whose } = item;
        const key = `upload:${whose ?? ""}:${path}:${file.size}:${file.lastModified}`;
        let address = localStorage.getItem(key);
        let offset = address ? await ask(own, address) : null;
        for (let wait = 1000; ;) {
            try {
                if (offset === null) {
                    address = await create(own, file, path, whose);
                    localStorage.setItem(key, address);
                    offset = 0;
                }
                while (true) {
                    const answer = await call(own, address, "PATCH", { "Content-Type": "application/offset+octet-stream", "Upload-Offset": `${offset}` }, file.slice(offset, offset + slice));
                    own.state.isWaiting = false;
                    wait = 1000;
                    offset = Number(answer.headers.get("Upload-Offset"));
                    own.sent.set(item, offset);
                    tell();
                    if (offset >= file.size) {
                        localStorage.removeItem(key);
                        return answer.headers.get("Upload-Result");
                    }
                }
            } catch (problem) {
                if (own.stop.signal.aborted || (problem.status && ![404, 409, 423, 429, 460, 500, 502, 503, 504].includes(problem.status))) {
                    localStorage.removeItem(key);
                    throw problem;
                }
                own.state.isWaiting = !problem.status;
                tell();
                await pause(own, wait);
                wait = Math.min(wait * 2, longestWait);
                offset = address ? await ask(own, address).catch(() => offset) : null;
            }
        }
    }

    async function create(own, file, path, whose) {
        const about = { filename: file.name, relativePath: path, lastModified: `${file.lastModified}`, ...(whose ? { person: whose } : {}) };
        const answer = await call(own, endpoint, "POST", {
            "Upload-Length": `${file.size}`,
            "Upload-Metadata": Object.entries(about).map(([name, value]) => `${name} ${base64(value)}`).join(","),
        });
        return answer.headers.get("Location");
    }

    /** How many bytes are there; null where the server has forgotten the file. */
    async function ask(own, address) {
        try {
            return Number((await call(own, address, "HEAD", {})).headers.get("Upload-Offset"));
        } catch (problem) {
            if (problem.status === 404) {
                return null;
            }
            throw problem;
        }
    }

    async function call(own, address, method, headers, body) {
        const answer = await fetch(address, { method, headers: { ...version, ...headers }, body, signal: own.stop.signal });
        if (!answer.ok) {
            const problem = await answer.json().catch(() => ({}));
            throw Object.assign(new Error(`${answer.status}`), { status: answer.status, reason: problem.detail });
        }
        return answer;
    }

    /** Ends early when the connection is back. */
    function pause(own, milliseconds) {
        return new Promise(resolve => {
            const over = new AbortController();
            const end = () => {
                clearTimeout(timer);
                over.abort();
                resolve();
            };
            const timer = setTimeout(end, milliseconds);
            addEventListener("online", end, { signal: over.signal });
            own.stop.signal.addEventListener("abort", end, { signal: over.signal });
        });
    }

    function stop() {
        batch.stop.abort();
        batch.queue.length = 0;
        batch = newBatch();
        tell(true);
    }

    function take(input) {
        add([...input.files].map(file => [file, file.webkitRelativePath || file.name]));
        input.value = "";
    }

    box.addEventListener("change", event => take(event.target), { signal });
    for (const kind of ["dragenter", "dragover"]) {
        box.addEventListener(kind, event => {
            event.preventDefault();
            box.dataset.over = "";
        }, { signal });
    }
    box.addEventListener("dragleave", () => delete box.dataset.over, { signal });
    box.addEventListener("drop", async event => {
        event.preventDefault();
        delete box.dataset.over;
        const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry);
        for (const entry of entries) {
            for await (const files of filesOf(entry)) {
                await add(files);
            }
        }
    }, { signal });
    addEventListener("beforeunload", event => {
        if (batch.running > 0) {
            event.preventDefault();
        }
    }, { signal });

    // Somebody was quicker than this script.
    [...box.querySelectorAll("input")].filter(input => input.files.length > 0).forEach(take);

    return {
        stop,
        dispose: () => {
            clearTimeout(told);
            listeners.abort();
        },
    };
}

async function* filesOf(entry) {
    if (entry.isFile) {
        yield [[await new Promise((resolve, reject) => entry.file(resolve, reject)), entry.fullPath.slice(1)]];
        return;
    }
    const reader = entry.createReader();
    while (true) {
        const children = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        if (children.length === 0) {
            return;
        }
        for (const child of children) {
            yield* filesOf(child);
        }
    }
}
