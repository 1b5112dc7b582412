
"use strict";
// Filters and sorts the files; what is chosen stands in the address behind #, so that it can be passed on.
(() => {
    const form = document.getElementById("controls");
    const list = document.getElementById("files");
    const [find, sort, profile] = ["find", "sort", "profile"].map((id) => document.getElementById(id));
    const buttons = [...form.querySelectorAll("button")];
    const byProfile = [...document.querySelectorAll("[data-profiles]")].map((element) => ({
        element, profiles: element.dataset.profiles.split(" "),
    }));
    const statuses = ["fail", "open", "warn", "pass"];
    const cards = [...list.children].map((element) => ({
        element,
        name: element.querySelector(".name").textContent.toLowerCase(),
        status: element.dataset.status,
        judged: new Map(element.dataset.judged.split(" ").filter(Boolean).map((each) => each.split(":"))),
        place: Number(element.dataset.n),
        duration: Number(element.dataset.duration ?? -1),
        bytes: Number(element.dataset.bytes ?? -1),
        headroom: Number(element.dataset.headroom ?? Infinity),
    }));
    const orders = {
        given: () => 0,
        worst: (a, b) => statuses.indexOf(status(a)) - statuses.indexOf(status(b)),
        headroom: (a, b) => (a.headroom === b.headroom ? 0 : a.headroom - b.headroom),
        name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
        duration: (a, b) => b.duration - a.duration,
        bytes: (a, b) => b.bytes - a.bytes,
    };
    let filter = "all";

    const chosen = () => profile?.value ?? "";
    const status = (card) => (chosen() === "" ? card.status : card.judged.get(chosen()));

    function read() {
        const wanted = new URLSearchParams(location.hash.slice(1));
        const has = (name, values) => (values.includes(wanted.get(name)) ? wanted.get(name) : values[0]);
        filter = has("filter", ["all", ...statuses]);
        sort.value = has("sort", Object.keys(orders));
        find.value = wanted.get("find") ?? "";
        if (profile) {
            const option = [...profile.options].find((each) => each.value && each.text === wanted.get("profile"));
            profile.value = option?.value ?? "";
        }
    }

    function write() {
        const wanted = new URLSearchParams();
        if (filter !== "all") wanted.set("filter", filter);
        if (sort.value !== "given") wanted.set("sort", sort.value);
        if (find.value) wanted.set("find", find.value);
        if (chosen() !== "") wanted.set("profile", profile.selectedOptions[0].text);
        const hash = wanted.toString();
        // A page opened from disk has no address of its own that could be changed otherwise.
        try { history.replaceState(null, "", hash ? "#" + hash : location.href.split("#")[0]); } catch { /* as it was */ }
    }

    function show() {
        const words = find.value.toLowerCase();
        const counts = new Map([["all", 0], ...statuses.map((each) => [each, 0])]);
        let shown = 0;
        for (const card of cards) {
            const its = status(card);
            const isHere = its !== undefined && card.name.includes(words);
            if (isHere) {
                counts.set("all", counts.get("all") + 1);
                counts.set(its, counts.get(its) + 1);
            }
            const isShown = isHere && (filter === "all" || filter === its);
            card.element.hidden = !isShown;
            if (isShown) shown += 1;
        }
        for (const button of buttons) {
            button.setAttribute("aria-pressed", String(button.value === filter));
            button.querySelector("b").textContent = counts.get(button.value);
        }
        for (const { element, profiles } of byProfile) {
            // SVG has no property `hidden`, but obeys the attribute through the style.
            element.toggleAttribute("hidden", chosen() !== "" && !profiles.includes(chosen()));
        }
        document.getElementById("count").textContent = `${shown} of ${cards.length} shown`;
        document.getElementById("none").hidden = shown > 0 || cards.length === 0;
    }

    function order() {
        const compare = orders[sort.value];
        const sorted = [...cards].sort((a, b) => compare(a, b) || a.place - b.place);
        list.append(...sorted.map((card) => card.element));
    }

    function change() {
        write();
        show();
    }

    for (const button of buttons) {
        button.addEventListener("click", () => {
            filter = button.value;
            change();
        });
    }
    find.addEventListener("input", change);
    sort.addEventListener("change", () => {
        order();
        change();
    });
    profile?.addEventListener("change", () => {
        order();
        change();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", () => {
        read();
        order();
        show();
    });
    // A place in a recording is played from there; a recording in the chart leads to its card.
    addEventListener("click", ({ target }) => {
        const place = target.closest("[data-at]");
        const audio = place?.closest("article").querySelector("audio");
        if (audio && !audio.hidden) {
            audio.currentTime = Number(place.dataset.at);
            audio.play().catch(() => { /* the player says why */ });
        }
        const card = target.closest("[data-card]")?.dataset.card;
        cards.find((each) => String(each.place) === card)?.element.scrollIntoView({ block: "center" });
    });
    // A recording that is not there any more, or that the browser cannot play.
    for (const audio of document.querySelectorAll("audio")) {
        audio.addEventListener("error", () => {
            audio.hidden = true;
            audio.nextElementSibling.hidden = false;
        });
    }
    // On paper nothing can be unfolded.
    let folded = [];
    addEventListener("beforeprint", () => {
        folded = [...document.querySelectorAll("details:not([open])")];
        for (const each of folded) each.open = true;
    });
    addEventListener("afterprint", () => {
        for (const each of folded) each.open = false;
    });
    form.hidden = false;
    read();
    if (sort.value !== "given") order();
    show();
})();
