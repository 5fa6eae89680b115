// Shows the text of a default template with its placeholders marked while it is written.
// The same rule as templates_app/placeholders.py: [Name], but no Markdown link, and {name}.
(() => {
  const letter = "[\\p{L}\\p{Nl}\\p{No}]";
  const placeholder = new RegExp(
    `\\[\\s*(${letter}[^\\[\\]{}\\n]{0,79})\\](?!\\()|\\{\\s*(${letter}[^\\[\\]{}\\n]{0,79})\\}`,
    "gu",
  );

  function show(text, preview) {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(placeholder)) {
      parts.push(text.slice(end, found.index));
      const mark = document.createElement("mark");
      mark.textContent = found[0];
      parts.push(mark);
      end = found.index + found[0].length;
    }
    preview.replaceChildren(...parts, text.slice(end));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const content = document.getElementById("id_content");
    const preview = document.getElementById("template-preview");
    if (content && preview) content.addEventListener("input", () => show(content.value, preview));
  });
})();
