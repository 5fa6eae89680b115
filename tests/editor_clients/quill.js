// A page with a Quill editor whose mistakes quill-languagetool marks.
import Quill from "quill";
import registerQuillLanguageTool from "quill-languagetool";

const server = new URLSearchParams(location.search).get("server");
registerQuillLanguageTool(Quill);
const editor = new Quill("#editor", {
  modules: { languageTool: { server, language: "en-US", cooldownTime: 100 } },
});
const checker = editor.getModule("languageTool");
// It checks the empty editor first, and for a moment after that takes what is typed for its own marks.
window.hearsTyping = () =>
  !checker.loopPreventionCooldown && !document.querySelector(".quill-lt-loading-indicator");
