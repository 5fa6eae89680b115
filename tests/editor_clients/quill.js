// A page with a Quill editor whose mistakes quill-languagetool marks.
import Quill from "quill";
import registerQuillLanguageTool from "quill-languagetool";

const server = new URLSearchParams(location.search).get("server");
registerQuillLanguageTool(Quill);
new Quill("#editor", {
  modules: { languageTool: { server, language: "en-US", cooldownTime: 100 } },
});
