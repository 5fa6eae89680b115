import type { Account } from "../api/types";
import { t } from "../i18n";
import { CopyButton } from "../ui/copy_button";

interface Hint {
  editor: string;
  where: string;
  settings: [name: string, value: string][];
}

/** How to use the checker in other programs; their menus are English here as they are in most guides. */
function hints(account: Account, key: string): Hint[] {
  const { origin } = location;
  const ownAddress = `${origin}/lt/${key}`;
  return [
    {
      editor: "LibreOffice",
      where: "Tools › Options › Language Settings › LanguageTool Server",
      settings: [
        ["Base URL", `${origin}/v2`],
        ["Username", account.email],
        ["API key", key],
      ],
    },
    {
      editor: "Obsidian (LanguageTool Integration)",
      where: "Settings › Community plugins › LanguageTool Integration",
      settings: [
        ["Endpoint", origin],
        ["Username", account.email],
        ["API key", key],
      ],
    },
    {
      editor: "VS Code (LTeX+)",
      where: "Settings › ltex.languageToolHttpServerUri",
      settings: [["URI", `${ownAddress}/`]],
    },
    {
      editor: "Zettlr, TeXstudio, Emacs",
      where: "Custom LanguageTool server",
      settings: [["URL", ownAddress]],
    },
  ];
}

export function EditorHints({ account, apiKey }: { account: Account; apiKey: string }) {
  return (
    <section class="editor-hints">
      <h3>{t("account.use_elsewhere")}</h3>
      {hints(account, apiKey || t("account.key_placeholder")).map(({ editor, where, settings }) => (
        <details key={editor} class="panel">
          <summary>{editor}</summary>
          <p class="soft" lang="en" dir="ltr">
            {where}
          </p>
          <dl>
            {settings.map(([name, value]) => (
              <div key={name}>
                <dt lang="en">{name}</dt>
                <dd dir="ltr">
                  <code>{value}</code>
                  <CopyButton text={value} kind="quiet" />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
