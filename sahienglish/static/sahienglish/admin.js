// Unfold gives every scrolling area one name, and Django gives help marks a name that their element may not have.
const AREAS = ".simplebar-content-wrapper";
const HELP = "span.help-tooltip[aria-label]:not([role])";

function name(area, number) {
    const words = area.closest("nav") ? "Menu" : area.querySelector("table") ? "Table" : "Area";
    const label = `${words} ${number + 1}, can be scrolled`;
    if (area.getAttribute("aria-label") !== label) area.setAttribute("aria-label", label);
}

function mend() {
    document.querySelectorAll(AREAS).forEach(name);
    document.querySelectorAll(HELP).forEach((mark) => mark.setAttribute("role", "img"));
}

addEventListener("DOMContentLoaded", () => {
    mend();
    // Their scripts put the elements into the page, some of them later.
    new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
});
