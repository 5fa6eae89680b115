import languages from "lucide-static/icons/languages.svg";
import smile from "lucide-static/icons/message-circle-heart.svg";
import redo from "lucide-static/icons/redo-2.svg";
import sparkles from "lucide-static/icons/sparkles.svg";
import spellCheck from "lucide-static/icons/spell-check.svg";
import square from "lucide-static/icons/square.svg";
import undo from "lucide-static/icons/undo-2.svg";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useStore } from "../../core/store";
import { formatNumber, locale, messageFor, t } from "../../i18n";
import { Button, IconButton } from "../../ui/button";
import { CopyIconButton } from "../../ui/copy_button";
import { Select } from "../../ui/field";
import { MOD } from "../editor/keys";
import { mayBeEnglish } from "../text/english";
import type { WriteState } from "../write_state";
import { LanguagePicker } from "./language_picker";
import { Menu } from "./menu";
import type { Tool } from "./offer";
import { knownName } from "./providers";

/** The tools that the server offers, in its order. */
export function ToolBar({ state }: { state: WriteState }) {
  const offer = useStore(state.offers.offer);
  const isBlank = useStore(state.editor.stores.isBlank);
  const tools = offer?.tools.filter(tool => tool.name !== "fix-grammar") ?? [];
  const needsModel = tools.some(tool => !tool.available);
  return (
    <fieldset class="tool-bar">
      <legend class="visually-hidden">{t("write.tools")}</legend>
      <CheckButton state={state} isBlank={isBlank} />
      {tools.map(tool => (
        <ToolButton key={tool.name} state={state} tool={tool} disabled={isBlank || !tool.available} />
      ))}
      {needsModel && <p class="soft tool-note">{t("write.needs_model")}</p>}
      <TextButtons state={state} isBlank={isBlank} />
    </fieldset>
  );
}

function CheckButton({ state, isBlank }: { state: WriteState; isBlank: boolean }) {
  const check = useStore(state.modelCheck.state);
  const offer = useStore(state.offers.offer);
  if (check.kind === "running") {
    return (
      <Button kind="primary" icon={square} onClick={() => state.modelCheck.stop()}>
        {t("write.stop_check", { share: formatNumber(check.share, { style: "percent" }) })}
      </Button>
    );
  }
  const name = state.offers.hasModel ? checkWith(offer?.provider ?? "") : t("write.check");
  return (
    <Button
      kind={state.offers.hasModel ? "primary" : "quiet"}
      icon={spellCheck}
      disabled={isBlank}
      aria-keyshortcuts="Control+Enter"
      title={`${MOD}+Enter`}
      onClick={() => void state.checkNow()}
    >
      {name}
    </Button>
  );
}

/** A model without a name that users know is just that: its long name would not fit on a phone. */
function checkWith(provider: string): string {
  const name = knownName(provider);
  return name ? t("write.check_with", { provider: name }) : t("write.check_with_model");
}

/** Undo, redo and copying for those who have no keyboard for it. */
function TextButtons({ state: { editor }, isBlank }: { state: WriteState; isBlank: boolean }) {
  const steps = useStore(editor.stores.steps);
  return (
    <span class="text-buttons">
      <CopyIconButton
        text={() => editor.state.doc.toString()}
        label={t("write.copy_text")}
        disabled={isBlank}
      />
      <IconButton icon={undo} label={t("common.undo")} disabled={!steps.undo} onClick={() => editor.undo()} />
      <IconButton icon={redo} label={t("write.redo")} disabled={!steps.redo} onClick={() => editor.redo()} />
    </span>
  );
}

interface ToolButtonProps {
  state: WriteState;
  tool: Tool;
  disabled: boolean;
}

function ToolButton({ state, tool, disabled }: ToolButtonProps) {
  const label = messageFor("write.tool", tool.name, tool.name);
  const { tone } = tool.options;
  const preferred = useStore(state.settings).tone;
  if (tool.name === "translate") {
    return (
      <Menu label={label} icon={languages} disabled={disabled}>
        {close => <TranslateMenu state={state} tool={tool} close={close} />}
      </Menu>
    );
  }
  if (tone) {
    return (
      <Menu label={label} icon={sparkles} disabled={disabled}>
        {close => (
          <OptionList
            state={state}
            tool={tool}
            option="tone"
            values={startingWith(preferred, tone)}
            close={close}
          />
        )}
      </Menu>
    );
  }
  return (
    <Button
      kind="quiet"
      icon={smile}
      disabled={disabled}
      title={messageFor("write.tool_about", tool.name, "") || undefined}
      onClick={() => void state.runTool(tool.name, {})}
    >
      {label}
    </Button>
  );
}

/** The tone that the user prefers comes first. */
function startingWith(preferred: string, values: readonly string[]): readonly string[] {
  return values.includes(preferred) ? [preferred, ...values.filter(each => each !== preferred)] : values;
}

interface OptionListProps {
  state: WriteState;
  tool: Tool;
  option: string;
  values: readonly string[];
  close: () => void;
}

function OptionList({ state, tool, option, values, close }: OptionListProps): ComponentChildren {
  return values.map(value => (
    <button
      key={value}
      type="button"
      class="menu-item"
      onClick={() => {
        close();
        void state.runTool(tool.name, { [option]: value });
      }}
    >
      <strong>{messageFor(`write.${option}`, value, value)}</strong>
      <span class="soft">{messageFor(`write.${option}_about`, value, "")}</span>
    </button>
  ));
}

/** English is translated into the writer's own languages, and a text in one of them into English. */
function likelyLanguages({ settings, editor }: WriteState): string[] {
  if (!mayBeEnglish(editor.state.doc.toString())) return ["en"];
  const own = [settings.value.explanationLanguage, locale.value, ...navigator.languages];
  return own.filter(tag => !tag.startsWith("en"));
}

function TranslateMenu({ state, tool, close }: Omit<OptionListProps, "option" | "values">) {
  const [formality, setFormality] = useState("default");
  const formalities = tool.options.formality ?? [];
  return (
    <>
      <LanguagePicker
        offers={state.offers}
        likely={likelyLanguages(state)}
        onChoose={({ tag }) => {
          close();
          void state.runTool(tool.name, { target_language: tag, formality });
        }}
      />
      {formalities.length > 1 && (
        <Select
          label={t("write.formality")}
          value={formality}
          options={formalities.map(value => ({ value, label: messageFor("write.formality", value, value) }))}
          onChange={event => setFormality(event.currentTarget.value)}
        />
      )}
    </>
  );
}
